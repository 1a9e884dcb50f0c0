"""Giving up, and what becomes of a published ficha: asked to be withdrawn, withdrawn, restored."""

from django.db import transaction

from practicas.fichas import servicios as de_fichas

from ..estados import Accion, Estado
from ..models import Envio
from .candado import abrir
from .decision import Conflicto, decidir
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
    decision = decidir(envio, usuario, Accion.RETIRAR)
    exigir_motivo(motivo, "Escriba por qué se retira y quién lo pidió.")
    decision.envio.retiro_pedido = ""
    decision.pasar(Estado.RETIRADA, motivo=motivo)
    de_fichas.retirar(ficha=decision.envio.ficha, usuario=usuario, motivo=motivo)
    return decision.envio


@transaction.atomic
def restaurar(*, envio: Envio, usuario) -> Envio:
    decision = decidir(envio, usuario, Accion.RESTAURAR)
    decision.pasar(Estado.PUBLICADA)
    de_fichas.restaurar(ficha=decision.envio.ficha, usuario=usuario)
    return decision.envio
