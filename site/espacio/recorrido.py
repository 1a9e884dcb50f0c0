"""The way of a ficha as its entity reads it: what was done and by which role, where it is and whose turn it is, what comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from practicas.catalogos.dias_habiles import Calendario
from practicas.envios import permisos, plazos
from practicas.envios.estados import Accion, Estado, Papel, Reloj, Ruta
from practicas.envios.models import Acto, Envio

HECHO: dict[Accion, str] = {
    Accion.ENVIAR: "Enviada",
    Accion.RECUPERAR: "Recuperada para seguir escribiendo",
    Accion.VISAR: "Visada",
    Accion.DEVOLVER: "Devuelta",
    Accion.ADMITIR: "Admitida",
    Accion.OBSERVAR: "Observada",
    Accion.NO_ADMITIR: "No admitida",
    Accion.PUBLICAR: "Publicada",
    Accion.SUBSANAR: "Subsanación enviada",
    Accion.PEDIR_PRORROGA: "Prórroga pedida",
    Accion.VENCER: "Archivada: venció el plazo",
    Accion.PEDIR_RECONSIDERACION: "Reconsideración pedida",
    Accion.RESOLVER: "Reconsideración resuelta",
    Accion.DESISTIR: "Su entidad desistió",
    Accion.ACTUALIZAR: "Nueva versión empezada",
    Accion.SOLICITAR_EVALUACION: "Evaluación técnica solicitada",
    Accion.SOLICITAR_RETIRO: "Retiro solicitado",
    Accion.CONVOCAR: "Incluida en una convocatoria",
    Accion.RETIRAR: "Retirada",
    Accion.RESTAURAR: "Restaurada",
    Accion.REABRIR: "Reabierta",
    Accion.CALIFICAR: "Calificación enviada",
    Accion.DECIDIR: "Evaluación decidida",
}
QUE_HACER: dict[Estado, str] = {
    Estado.BORRADOR: "Siga escribiendo: se guarda solo. Cuando esté completa, envíela al visado de su entidad.",
    Estado.VISADO: "Espera que la persona responsable o la alterna la vise.",
    Estado.ADMISIBILIDAD: "La SGP mira si está completa y clara. No tiene que hacer nada.",
    Estado.REVISION: "La SGP la lee antes de publicarla. No tiene que hacer nada.",
    Estado.POR_PUBLICAR: "Fue admitida. Falta que otra persona de la SGP la publique.",
    Estado.NO_ADMITIDA: "Si no está de acuerdo, su responsable puede pedir la reconsideración, una vez.",
    Estado.RECONSIDERACION: "La mira una persona de la SGP que no tuvo parte en la decisión.",
    Estado.ARCHIVADA: "El texto se conserva. Puede reabrirla y volver a enviarla.",
    Estado.DESISTIDA: "El texto se conserva. Puede reabrirla y volver a enviarla.",
    Estado.PUBLICADA: "Está a la vista de todos. Puede preparar una nueva versión: la publicada sigue hasta que se apruebe.",
    Estado.EVALUACION: "La están calificando. La ficha sigue publicada mientras tanto.",
    Estado.RETIRADA: "Su dirección muestra un aviso y su código se conserva.",
    Estado.VALIDADA: "La evaluación técnica la validó.",
    Estado.NO_VALIDADA: "La ficha sigue publicada como documentada. Lea el informe: dice qué le faltó.",
}
# The ficha is public, whatever becomes of its evaluation.
EN_EVALUACION: dict[Estado, str] = {
    Estado.ARCHIVADA: "La evaluación terminó sin decisión. La ficha sigue publicada; puede volver a pedirla.",
    Estado.DESISTIDA: "La evaluación terminó sin decisión. La ficha sigue publicada; puede volver a pedirla.",
}
# Who observed, when it was not SGP.
OBSERVO: dict[str, str] = {Estado.VISADO: "Quien visa en su entidad", Estado.EVALUACION: "Quien la evalúa"}
VUELVE: dict[Ruta, str] = {
    Ruta.PRACTICA: "la ficha vuelve al mismo paso, sin empezar de nuevo.",
    Ruta.LECCION: "la ficha vuelve al mismo paso, sin empezar de nuevo.",
    Ruta.EVALUACION: "vuelve a quienes la evalúan. La ficha sigue publicada.",
}
LE_TOCA: dict[Estado, str] = {
    Estado.BORRADOR: "le toca a su entidad",
    Estado.VISADO: "le toca a su entidad",
    Estado.OBSERVADA: "le toca a su entidad",
    Estado.ADMISIBILIDAD: "le toca a la SGP",
    Estado.REVISION: "le toca a la SGP",
    Estado.POR_PUBLICAR: "le toca a la SGP",
    Estado.RECONSIDERACION: "le toca a la SGP",
    Estado.EVALUACION: "le toca a quienes evalúan",
}
CAMINO: dict[str, tuple[Estado, ...]] = {
    Ruta.PRACTICA: (Estado.BORRADOR, Estado.VISADO, Estado.ADMISIBILIDAD, Estado.POR_PUBLICAR, Estado.PUBLICADA),
    Ruta.LECCION: (Estado.BORRADOR, Estado.VISADO, Estado.REVISION, Estado.PUBLICADA),
    Ruta.EVALUACION: (Estado.EVALUACION, Estado.VALIDADA),
}


@dataclass(frozen=True)
class Hito:
    clase: str  # hecho, ahora, falta
    titulo: str
    de: str = ""  # by which role
    cuando: datetime | None = None
    detalle: str = ""


def recorrido(envio: Envio) -> list[Hito]:
    calendario = Calendario.leer()
    actos = list(envio.actos.all())
    return [*_hechos(envio, actos, calendario), _ahora(envio), *_faltan(envio)]


def _hechos(envio: Envio, actos: list[Acto], calendario: Calendario):
    desde = timezone.localdate(envio.creado)
    for acto in actos:
        hasta = timezone.localdate(acto.cuando)
        dias = calendario.habiles_entre(desde, hasta)
        de = "" if acto.papel == Papel.SISTEMA else f"por {acto.de_quien}"
        detalle = acto.motivo or (
            f"tomó {dias} día{'s' if dias > 1 else ''} hábil{'es' if dias > 1 else ''}" if dias else ""
        )
        yield Hito("hecho", HECHO.get(Accion(acto.accion), acto.get_accion_display()), de, acto.cuando, detalle)
        desde = hasta


def que_hacer(envio: Envio) -> str:
    """What its entity has to do now, in a sentence or two."""
    if envio.estado == Estado.OBSERVADA:
        return f"{_lo_observado(envio)} y envíe: {VUELVE[Ruta(envio.ruta)]}"
    if envio.estado == Estado.PUBLICADA and envio.retiro_pedido:
        return "Pidió su retiro: lo decide la coordinación. Mientras tanto sigue publicada."
    if envio.estado == Estado.PUBLICADA and permisos.fue_reemplazada(envio):
        return "Una versión más nueva tomó su lugar: siga con el envío de esa."
    de_aqui = EN_EVALUACION if envio.ruta == Ruta.EVALUACION else {}
    return de_aqui.get(Estado(envio.estado)) or QUE_HACER[Estado(envio.estado)]


def _lo_observado(envio: Envio) -> str:
    quedan = envio.observaciones.hechas().sin_responder().count()
    if not quedan:
        return "Ya respondió las observaciones. Revise el texto"
    quien = OBSERVO.get(envio.paso_que_observo, "La SGP")
    return (
        f"{quien} dejó {quedan} observaciones. Respóndalas" if quedan > 1 else f"{quien} dejó 1 observación. Respóndala"
    )


def _ahora(envio: Envio) -> Hito:
    toca = LE_TOCA.get(Estado(envio.estado), "")
    titulo = f"{envio.get_estado_display()}: {toca}" if toca else envio.get_estado_display()
    return Hito("ahora", titulo, cuando=envio.desde, detalle=que_hacer(envio))


def _faltan(envio: Envio):
    camino = CAMINO[envio.ruta]
    aqui = envio.paso_que_observo if envio.estado == Estado.OBSERVADA else envio.estado
    if aqui not in camino:
        return
    sigue = camino.index(aqui) + (envio.estado != Estado.OBSERVADA)
    for estado in camino[sigue:]:
        reloj, dias = plazos.DIAS.get(estado, ("", 0))
        de_quien = "de la SGP" if reloj == Reloj.SGP else "de su entidad"
        yield Hito("falta", estado.label, detalle=f"Hasta {dias} días hábiles {de_quien}" if dias else "")


@dataclass(frozen=True)
class Plazo:
    """For the figure and its segments."""

    dias: int  # left; negative: late
    total: int
    reloj: str
    vence: object
    detenido: str = ""

    @property
    def tramos(self) -> list[bool]:
        gastados = min(self.total, max(0, self.total - self.dias))
        return [n < gastados for n in range(self.total)]

    @property
    def tono(self) -> str:
        return "atraso" if self.dias < 0 else "pronto" if self.dias <= 2 else ""


def plazo(envio: Envio, calendario: Calendario | None = None) -> Plazo | None:
    """For a list, one `calendario`."""
    dias = plazos.quedan(envio, calendario)
    if dias is None or (dias < 0 and envio.estado == Estado.NO_ADMITIDA):
        return None
    total = plazos.DIAS[Estado(envio.estado)][1]
    if envio.con_prorroga and envio.estado == Estado.OBSERVADA:
        total += plazos.PRORROGA
    return Plazo(dias, max(total, dias), envio.get_reloj_display(), envio.vence, _detenido(envio))


def _detenido(envio: Envio) -> str:
    quedan = plazos.detenido(envio)
    if quedan is None:
        return ""
    if quedan < 0:
        return f"Plazo de la SGP: detenido con {-quedan} día{'s' if quedan < -1 else ''} de atraso."
    return f"Plazo de la SGP: detenido en el día {envio.dias_gastados} de {envio.dias_gastados + quedan}."
