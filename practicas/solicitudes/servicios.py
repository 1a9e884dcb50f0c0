"""Every change to a request: asked by anybody, answered or closed by staff; no address is kept once it is of no use."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from practicas.fichas.consultas import ficha_con_codigo

from . import permisos
from .models import Solicitud
from .tareas import avisar_respuesta


@transaction.atomic
def pedir(*, consulta: str, detalle: str = "", correo: str = "") -> Solicitud:
    """Leave a request. ValidationError when it says nothing or too much. Blanks of `consulta` are joined into one line."""
    solicitud = Solicitud(consulta=" ".join(consulta.split()), detalle=detalle.strip(), correo=correo.strip())
    solicitud.full_clean()
    solicitud.save()
    return solicitud


@transaction.atomic
def responder(*, solicitud: Solicitud, ficha_codigo: str, respuesta: str = "", usuario) -> Solicitud:
    """Say which ficha answers it; whoever left an address is told once this is saved, and only then.

    ValidationError (by field) when it is not open or the code is not of a public ficha.
    """
    abierta = _abierta(solicitud, usuario)
    codigo = codigo_publico(ficha_codigo)
    abierta.estado, abierta.ficha, abierta.respuesta = Solicitud.Estado.RESPONDIDA, codigo, respuesta.strip()
    abierta.respondida_el, abierta.respondida_por = timezone.now(), usuario
    abierta.aviso = Solicitud.Aviso.POR_ENVIAR if abierta.correo else Solicitud.Aviso.SIN_AVISO
    abierta.full_clean()
    abierta.save()
    log(instance=abierta, action="yachay.responder", user=usuario, data={"ficha": codigo})
    _avisar_al_guardar(abierta)
    return abierta


@transaction.atomic
def cerrar(*, solicitud: Solicitud, motivo: str = "", usuario) -> Solicitud:
    """Leave it without an answer: repeated, out of place. Nobody is told, and the address goes at once."""
    abierta = _abierta(solicitud, usuario)
    abierta.estado, abierta.correo, abierta.respuesta = Solicitud.Estado.CERRADA, "", motivo.strip()
    abierta.full_clean()
    abierta.save()
    log(instance=abierta, action="yachay.cerrar", user=usuario)
    return abierta


@transaction.atomic
def reintentar_aviso(*, solicitud: Solicitud, usuario) -> Solicitud:
    """Send again the notice that did not go out. If the first one was on its way after all, it arrives twice."""
    por_avisar = _por_avisar(solicitud, usuario)
    por_avisar.aviso = Solicitud.Aviso.POR_ENVIAR
    por_avisar.save(update_fields=["aviso"])
    _avisar_al_guardar(por_avisar)
    return por_avisar


@transaction.atomic
def desistir_del_aviso(*, solicitud: Solicitud, usuario) -> Solicitud:
    """Give up a notice that cannot arrive, and erase the address."""
    por_avisar = _por_avisar(solicitud, usuario)
    por_avisar.correo, por_avisar.aviso = "", Solicitud.Aviso.SIN_AVISO
    por_avisar.save(update_fields=["correo", "aviso"])
    return por_avisar


def codigo_publico(codigo: str) -> str:
    """The code as fichas bear it; ValidationError when it does not open one to anybody."""
    limpio = codigo.strip().upper()
    ficha = ficha_con_codigo(limpio)
    if ficha is None or ficha.retirada:
        mensaje = f"«{codigo}» no es el código de una ficha publicada: cópielo de su página, por ejemplo BP-2026-00042."
        raise ValidationError({"ficha": mensaje})
    return limpio


def _abierta(solicitud: Solicitud, usuario) -> Solicitud:
    actual = _para_atender(solicitud, usuario)
    if not actual.esta_abierta:
        raise ValidationError(
            f"Esta solicitud ya está {actual.get_estado_display().lower()}: vuelva a abrir la página."
        )
    return actual


def _por_avisar(solicitud: Solicitud, usuario) -> Solicitud:
    actual = _para_atender(solicitud, usuario)
    if not actual.falta_avisar:
        raise ValidationError("No hay aviso por enviar: ya salió, o no se dejó correo.")
    return actual


def _para_atender(solicitud: Solicitud, usuario) -> Solicitud:
    """The row as it is now, held until the end: two people may answer at once."""
    if not permisos.puede_atender(usuario):
        raise PermissionDenied("No tiene permiso para atender solicitudes.")
    return Solicitud.objects.select_for_update().get(pk=solicitud.pk)


def _avisar_al_guardar(solicitud: Solicitud) -> None:
    # Robust: a queue that is down leaves the notice «por enviar», where staff see it; the answer stands.
    # Not a `partial`: Django asks a robust callback that fails for its name.
    if solicitud.correo:
        transaction.on_commit(lambda: avisar_respuesta.enqueue(solicitud.pk), robust=True)
