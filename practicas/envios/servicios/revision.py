"""What SGP does: admit, observe, refuse with a ground, publish by a second person, look again at what it refused."""

from django.core.exceptions import ValidationError
from django.db import transaction

from practicas.fichas import servicios as de_fichas

from ..criterios import exigir_cumplidos, solo_declarados
from ..estados import Accion, Estado
from ..models import Acto, Envio
from .candado import abrir
from .decision import Conflicto, decidir
from .entidad import exigir_motivo
from .hoja import hoja_de
from .observaciones import publicar_preparadas

# What a reconsideration may find, and whether the case goes on.
FALLOS = {
    "fundada": "Fundada",
    "fundada_en_parte": "Fundada en parte",
    "infundada": "Infundada",
    "improcedente": "Improcedente: se pidió fuera de plazo",
}
FUNDADAS = ("fundada", "fundada_en_parte")


@transaction.atomic
def admitir(*, envio: Envio, usuario, revision: int, criterios: dict | None = None) -> Envio:
    """The text that the person saw meets the criteria. `criterios`: each with its yes or no, and its ground. ValidationError with a no."""
    decision = decidir(envio, usuario, Accion.ADMITIR, revision=revision, estado=Estado.ADMISIBILIDAD)
    respuestas = solo_declarados(criterios or {})
    exigir_cumplidos(respuestas)
    _descartar_preparadas(decision.envio)
    decision.pasar(Estado.POR_PUBLICAR, criterios=respuestas, semejanza=hoja_de(envio).semejanza)
    return decision.envio


@transaction.atomic
def observar(*, envio: Envio, usuario, revision: int) -> Envio:
    """All that was prepared, in one go. ValidationError when nothing was."""
    estado = envio.estado if envio.estado == Estado.REVISION else Estado.ADMISIBILIDAD
    decision = decidir(envio, usuario, Accion.OBSERVAR, revision=revision, estado=estado)
    observado = decision.envio
    cuantas = publicar_preparadas(observado, Estado(estado))
    observado.paso_que_observo, observado.ronda, observado.con_prorroga = estado, observado.ronda + 1, False
    abrir(observado)
    decision.pasar(Estado.OBSERVADA, observaciones=cuantas)
    return observado


@transaction.atomic
def no_admitir(*, envio: Envio, usuario, revision: int, motivo: str, criterios: dict | None = None) -> Envio:
    """With its ground, that the entity reads. ValidationError without one."""
    decision = decidir(envio, usuario, Accion.NO_ADMITIR, revision=revision)
    exigir_motivo(motivo, "Escriba el motivo: la entidad lo leerá.")
    _descartar_preparadas(decision.envio)
    # Where it goes back to if this is reconsidered.
    decision.envio.paso_que_observo = decision.envio.estado
    respuestas = solo_declarados(criterios or {})
    decision.pasar(Estado.NO_ADMITIDA, motivo=motivo, criterios=respuestas, semejanza=hoja_de(envio).semejanza)
    return decision.envio


@transaction.atomic
def publicar(*, envio: Envio, usuario, revision: int) -> Envio:
    """The very text that was reviewed goes live, as «documentada». Conflicto if it is not the one admitted."""
    decision = decidir(envio, usuario, Accion.PUBLICAR, revision=revision)
    publicado = decision.envio
    if publicado.estado == Estado.POR_PUBLICAR and publicado.revision_id != _la_admitida(publicado):
        raise Conflicto("El texto no es el que se admitió: devuélvalo a admisibilidad.")
    decision.pasar(Estado.PUBLICADA)
    abrir(publicado)
    ficha = publicado.ficha
    validacion = ficha.Validacion.DOCUMENTADA if ficha.TIPO == "practica" else ""
    de_fichas.publicar(ficha=ficha, revision=publicado.revision, validacion=validacion)
    return publicado


def _la_admitida(envio: Envio) -> int | None:
    return envio.actos.filter(accion=Accion.ADMITIR).order_by("-pk").values_list("revision", flat=True).first()


@transaction.atomic
def devolver_a_admisibilidad(*, envio: Envio, usuario, motivo: str) -> Envio:
    """Who was to publish it found something: whoever admits looks again."""
    decision = decidir(envio, usuario, Accion.DEVOLVER, estado=Estado.POR_PUBLICAR)
    exigir_motivo(motivo, "Escriba qué hay que volver a mirar.")
    decision.pasar(Estado.ADMISIBILIDAD, motivo=motivo)
    return decision.envio


@transaction.atomic
def resolver_reconsideracion(*, envio: Envio, usuario, fallo: str, motivo: str) -> Envio:
    """By somebody who took no part. What was asked late is found out of time, and nothing else."""
    decision = decidir(envio, usuario, Accion.RESOLVER, estado=Estado.RECONSIDERACION)
    if fallo not in FALLOS:
        raise ValidationError({"fallo": "Elija cómo se resuelve."})
    exigir_motivo(motivo, "Escriba por qué se resuelve así.")
    if _pedida_tarde(decision.envio) != (fallo == "improcedente"):
        raise ValidationError(
            {
                "fallo": "Se pidió fuera de plazo: es improcedente."
                if fallo != "improcedente"
                else "Se pidió a tiempo: resuelva el fondo."
            }
        )
    a = Estado(decision.envio.paso_que_observo) if fallo in FUNDADAS else Estado.ARCHIVADA
    if a == Estado.ARCHIVADA:
        abrir(decision.envio)
    decision.pasar(a, motivo=motivo, fallo=fallo)
    return decision.envio


def _pedida_tarde(envio: Envio) -> bool:
    pedido: Acto = envio.actos.filter(accion=Accion.PEDIR_RECONSIDERACION).latest("pk")
    return bool(pedido.datos.get("fuera_de_plazo"))


def _descartar_preparadas(envio: Envio) -> None:
    envio.observaciones.preparadas().delete()
