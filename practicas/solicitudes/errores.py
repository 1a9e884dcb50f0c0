"""Errors that somebody saw in a ficha: told by anybody, answered or closed by staff; no address is kept once it is of no use."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from practicas.avisos.servicios import avisar
from practicas.fichas.consultas import ficha_con_codigo
from practicas.fichas.models import Ficha

from . import permisos
from .models import ErrorInformado

Estado = ErrorInformado.Estado


@transaction.atomic
def informar(*, ficha: Ficha, descripcion: str, correo: str = "") -> ErrorInformado:
    """Of a public ficha. ValidationError when it says nothing or too much."""
    informado = ErrorInformado(ficha=ficha.codigo or "", descripcion=descripcion.strip(), correo=correo.strip())
    informado.full_clean()
    informado.save()
    return informado


@transaction.atomic
def responder(*, error: ErrorInformado, respuesta: str, usuario) -> ErrorInformado:
    """Say what was done; whoever left an address is told by the queue of the mail, and here the address goes at once."""
    abierto = _abierto(error, usuario)
    if not respuesta.strip():
        raise ValidationError({"respuesta": "Escriba qué se hizo, o ciérrelo sin responder."})
    correo = abierto.correo
    _atender(abierto, Estado.RESPONDIDO, respuesta, usuario)
    log(instance=abierto, action="yachay.responder_error", user=usuario)
    _avisar(abierto, correo)
    return abierto


@transaction.atomic
def cerrar(*, error: ErrorInformado, motivo: str = "", usuario) -> ErrorInformado:
    """Leave it without an answer: repeated, not an error. Nobody is told."""
    abierto = _abierto(error, usuario)
    _atender(abierto, Estado.CERRADO, motivo, usuario)
    log(instance=abierto, action="yachay.cerrar_error", user=usuario)
    return abierto


def _abierto(error: ErrorInformado, usuario) -> ErrorInformado:
    """The row as it is now, held until the end: two people may attend it at once."""
    if not permisos.puede_atender_errores(usuario):
        raise PermissionDenied("No tiene permiso para atender errores informados.")
    actual = ErrorInformado.objects.select_for_update().get(pk=error.pk)
    if not actual.esta_abierto:
        raise ValidationError("Otra persona ya lo atendió: vuelva a abrir la página.")
    return actual


def _atender(abierto: ErrorInformado, estado: str, respuesta: str, usuario) -> None:
    abierto.estado, abierto.respuesta, abierto.correo = estado, respuesta.strip(), ""
    abierto.atendido_el, abierto.atendido_por = timezone.now(), usuario
    abierto.full_clean()
    abierto.save()


def _avisar(respondido: ErrorInformado, correo: str) -> None:
    # By now it may have been withdrawn; its address explains that.
    ficha = ficha_con_codigo(respondido.ficha)
    avisar(
        correos=[correo],
        tipo="error_respondido",
        asunto=f"Sobre el error que informó en la ficha {respondido.ficha}",
        cuerpo=f"Usted informó:\n\n{respondido.descripcion}\n\nQué se hizo:\n\n{respondido.respuesta}",
        por_que="usted informó un error en Yachay y dejó su correo. Es el único aviso: su correo ya se borró.",
        enlace=ficha.get_absolute_url() if ficha else "",
        efimero=True,
    )
