"""The words of the journey: where a case file may stand, what may be done to it, by whom, and whose time runs."""

from django.db.models import TextChoices


class Ruta(TextChoices):
    PRACTICA = "practica", "Práctica"
    LECCION = "leccion", "Lección"
    EVALUACION = "evaluacion", "Evaluación técnica"


class Estado(TextChoices):
    BORRADOR = "borrador", "Borrador"
    VISADO = "visado", "En visado de la entidad"
    ADMISIBILIDAD = "admisibilidad", "En admisibilidad"
    REVISION = "revision", "En revisión editorial"
    POR_PUBLICAR = "por_publicar", "Por publicar"
    OBSERVADA = "observada", "Observada"
    NO_ADMITIDA = "no_admitida", "No admitida"
    ARCHIVADA = "archivada", "Archivada"
    RECONSIDERACION = "reconsideracion", "En reconsideración"
    DESISTIDA = "desistida", "Desistida"
    PUBLICADA = "publicada", "Publicada"
    EVALUACION = "evaluacion", "En evaluación técnica"
    VALIDADA = "validada", "Validada"
    NO_VALIDADA = "no_validada", "No validada: sigue documentada"
    RETIRADA = "retirada", "Retirada"


# The entity writes.
EDITABLES = frozenset({Estado.BORRADOR, Estado.OBSERVADA})
# SGP reads and decides.
DE_LA_SGP = frozenset(
    {Estado.ADMISIBILIDAD, Estado.REVISION, Estado.POR_PUBLICAR, Estado.RECONSIDERACION, Estado.EVALUACION}
)
# What is on the desk: the entity has some of it, and it comes back.
EN_LA_MESA = frozenset({Estado.OBSERVADA, *DE_LA_SGP})
# SGP reads the text field by field.
PASOS_DE_REVISION = frozenset({Estado.ADMISIBILIDAD, Estado.REVISION})
DESISTIBLES = frozenset({Estado.VISADO, Estado.OBSERVADA, *DE_LA_SGP})
# Not over yet.
ABIERTOS = frozenset({Estado.BORRADOR, Estado.VISADO, Estado.OBSERVADA, Estado.NO_ADMITIDA, *DE_LA_SGP})
# Only one at a time of each ficha: what keeps a second draft from beginning.
EN_CAMINO = ABIERTOS - {Estado.NO_ADMITIDA}
# What the public sees, or saw.
DE_LO_PUBLICADO = frozenset({Estado.PUBLICADA, Estado.RETIRADA})
REABRIBLES = frozenset({Estado.ARCHIVADA, Estado.DESISTIDA})


class Accion(TextChoices):
    ENVIAR = "enviar", "Enviar"
    ELIMINAR = "eliminar", "Eliminar borrador"
    RECUPERAR = "recuperar", "Recuperar para seguir escribiendo"
    VISAR = "visar", "Visar"
    DEVOLVER = "devolver", "Devolver"
    ADMITIR = "admitir", "Admitir"
    OBSERVAR = "observar", "Observar"
    NO_ADMITIR = "no_admitir", "No admitir"
    PUBLICAR = "publicar", "Publicar"
    SUBSANAR = "subsanar", "Enviar la subsanación"
    PEDIR_PRORROGA = "pedir_prorroga", "Pedir prórroga"
    VENCER = "vencer", "Archivar por plazo vencido"
    PEDIR_RECONSIDERACION = "pedir_reconsideracion", "Pedir reconsideración"
    RESOLVER = "resolver", "Resolver la reconsideración"
    DESISTIR = "desistir", "Desistir"
    ACTUALIZAR = "actualizar", "Preparar una nueva versión"
    SOLICITAR_EVALUACION = "solicitar_evaluacion", "Solicitar evaluación técnica"
    SOLICITAR_RETIRO = "solicitar_retiro", "Solicitar retiro"
    CONVOCAR = "convocar", "Incluir en una convocatoria"
    RETIRAR = "retirar", "Retirar"
    RESTAURAR = "restaurar", "Restaurar"
    REABRIR = "reabrir", "Reabrir"
    CALIFICAR = "calificar", "Calificar"
    DECIDIR = "decidir", "Decidir la evaluación"


class Papel(TextChoices):
    # Who is two of them acts as the first.
    RESPONSABLE = "responsable", "Responsable"
    ALTERNO = "alterno", "Alterno/a"
    REDACTOR = "redactor", "Redactor/a"
    QUIEN_ENVIO = "quien_envio", "Quien lo envió"
    ESPECIALISTA = "especialista", "Especialista SGP"
    COORDINACION = "coordinacion", "Coordinación del repositorio"
    EVALUADOR = "evaluador", "Evaluador/a"
    SISTEMA = "sistema", "Sistema"


DESIGNADOS = frozenset({Papel.RESPONSABLE, Papel.ALTERNO})
DE_LA_ENTIDAD = frozenset({Papel.REDACTOR, *DESIGNADOS})


class Reloj(TextChoices):
    SGP = "sgp", "Plazo de la SGP"
    ENTIDAD = "entidad", "Plazo de su entidad"
