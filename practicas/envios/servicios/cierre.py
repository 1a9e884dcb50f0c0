"""Giving up, and what becomes of a published ficha: asked to be withdrawn, withdrawn, restored."""

from django.db import transaction

from practicas.fichas import servicios as de_fichas
from practicas.fichas.models import Ficha

from ..estados import Accion, Estado, Ruta
from ..models import Envio
from .candado import abrir
from .decision import Conflicto, decidir, del_sistema, tomar
from .entidad import exigir_motivo


@transaction.atomic
def desistir(*, envio: Envio, usuario, motivo: str = "") -> Envio:
    """The entity gives it up; the draft is kept and may be reopened."""
    decision = decidir(envio, usuario, Accion.DESISTIR)
    decision.envio.observaciones.preparadas().delete()
    abrir(decision.envio)
    decision.pasar(Estado.DESISTIDA, motivo=motivo)
    return decision.envio


@transaction.atomic
def pedir_retiro(*, envio: Envio, usuario, motivo: str) -> Envio:
    """It stays public until the coordination decides."""
    decision = decidir(envio, usuario, Accion.SOLICITAR_RETIRO)
    exigir_motivo(motivo, "Escriba por qué debe retirarse.")
    if decision.envio.retiro_pedido:
        raise Conflicto("El retiro ya está pedido: la coordinación lo verá.")
    decision.envio.retiro_pedido = motivo.strip()
    decision.pasar(motivo=motivo)
    return decision.envio


@transaction.atomic
def retirar(*, envio: Envio, usuario, motivo: str) -> Envio:
    """Out of the sight of the public: its address says so and its code is kept."""
    tomar_evaluacion(envio.ficha)
    decision = decidir(envio, usuario, Accion.RETIRAR)
    exigir_motivo(motivo, "Escriba por qué se retira y quién lo pidió.")
    decision.envio.retiro_pedido = ""
    decision.pasar(Estado.RETIRADA, motivo=motivo)
    de_fichas.retirar(ficha=decision.envio.ficha, usuario=usuario, motivo=motivo)
    return decision.envio


def tomar_evaluacion(ficha: Ficha) -> Envio | None:
    """The evaluation that is running, held. Before the published text and the ficha, as the last score does: else each waits for the other."""
    en_curso = Envio.objects.de_ficha(ficha).filter(ruta=Ruta.EVALUACION).en_camino().first()
    return tomar(en_curso) if en_curso else None


@transaction.atomic
def terminar_evaluacion(*, ficha: Ficha, motivo: str) -> Envio | None:
    """What was withdrawn is not evaluated any more: its evaluation, if one is running, ends with the withdrawal, whatever door that came through."""
    en_curso = tomar_evaluacion(ficha)
    decision = del_sistema(en_curso, Accion.RETIRAR) if en_curso else None
    if decision is None:
        return None
    decision.envio.observaciones.preparadas().delete()
    decision.pasar(Estado.ARCHIVADA, motivo=motivo)
    return decision.envio


@transaction.atomic
def restaurar(*, envio: Envio, usuario) -> Envio:
    decision = decidir(envio, usuario, Accion.RESTAURAR)
    decision.pasar(Estado.PUBLICADA)
    de_fichas.restaurar(ficha=decision.envio.ficha, usuario=usuario)
    return decision.envio
