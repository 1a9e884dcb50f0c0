"""Inviting somebody to act for an entity, and their answer."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from practicas.cuentas.models import Usuario
from practicas.cuentas.servicios import crear_cuenta

from .. import permisos
from ..models import ROLES_DESIGNADOS, Entidad, Invitacion, Membresia
from ..tareas import avisar_invitacion
from .membresias import FALTA_LA_CARTA, abrir

NO_SIRVE = "Esta invitación ya no sirve: venció, se anuló o ya se usó. Pida otra a quien lo invitó."


@transaction.atomic
def invitar(*, entidad: Entidad, correo: str, rol: str, documento="", usuario: Usuario) -> Invitacion:
    """Send a link that is good for 14 days; the one sent before to the same person for the same role stops working.

    ValidationError (by field) when the address is not one, the person has that role already, or a designated role comes without its letter.
    """
    if not permisos.puede_invitar(usuario, entidad, rol):
        raise PermissionDenied("No tiene permiso para invitar con ese rol a esta entidad.")
    return crear_invitacion(entidad=entidad, correo=correo, rol=rol, documento=documento, usuario=usuario)


def crear_invitacion(*, entidad: Entidad, correo: str, rol: str, documento="", usuario: Usuario) -> Invitacion:
    """Inside a transaction and once permission is settled."""
    Entidad.objects.select_for_update().get(pk=entidad.pk)
    correo = correo.strip().lower()
    if rol in ROLES_DESIGNADOS and not documento:
        raise ValidationError({"documento": FALTA_LA_CARTA})
    if Membresia.objects.vigentes().filter(entidad=entidad, rol=rol, usuario__email__iexact=correo).exists():
        raise ValidationError({"correo": f"{correo} ya tiene ese rol en la entidad."})
    anteriores = Invitacion.objects.pendientes().filter(entidad=entidad, correo=correo, rol=rol)
    anteriores.update(anulada_el=timezone.now())
    invitacion = Invitacion(entidad=entidad, correo=correo, rol=rol, documento=documento, invitada_por=usuario)
    invitacion.full_clean(exclude=["huella"])
    invitacion.save()
    log(instance=invitacion, action="yachay.invitar", user=usuario, data={"rol": rol, "entidad": entidad.codigo})
    _avisar_al_guardar(invitacion)
    return invitacion


@transaction.atomic
def reenviar_invitacion(*, invitacion: Invitacion, usuario: Usuario) -> Invitacion:
    """Send the same link again. ValidationError when it opens nothing any more."""
    actual = _pendiente(invitacion)
    if not permisos.puede_anular(usuario, actual):
        raise PermissionDenied("No tiene permiso para enviar esta invitación.")
    actual.aviso = Invitacion.Aviso.POR_ENVIAR
    actual.save(update_fields=["aviso"])
    _avisar_al_guardar(actual)
    return actual


@transaction.atomic
def anular_invitacion(*, invitacion: Invitacion, usuario: Usuario) -> Invitacion:
    """Its link stops working. ValidationError when it was accepted or annulled."""
    actual = _bloqueada(invitacion)
    if not permisos.puede_anular(usuario, actual):
        raise PermissionDenied("No tiene permiso para anular esta invitación.")
    if not actual.esta_pendiente:
        raise ValidationError(f"Esta invitación ya está {actual.situacion.lower()}.")
    actual.anulada_el = timezone.now()
    actual.save(update_fields=["anulada_el"])
    log(instance=actual, action="yachay.anular", user=usuario)
    return actual


@transaction.atomic
def aceptar_invitacion(*, invitacion: Invitacion, usuario: Usuario) -> Membresia:
    """Join with an account that exists: that of the address invited and no other, or a forwarded mail would name anybody."""
    if not usuario.is_active or usuario.email.lower() != invitacion.correo:
        raise PermissionDenied("La invitación es para otro correo.")
    actual = _pendiente(invitacion)
    membresia = abrir(
        entidad=actual.entidad, persona=usuario, rol=actual.rol, documento=actual.documento.name, usuario=usuario
    )
    actual.aceptada_el, actual.aceptada_por = timezone.now(), usuario
    actual.save(update_fields=["aceptada_el", "aceptada_por"])
    return membresia


@transaction.atomic
def aceptar_con_cuenta_nueva(*, invitacion: Invitacion, nombres: str, apellidos: str, clave: str) -> Membresia:
    """Make the account of the address invited and join. ValidationError when there is one: then one signs in to accept."""
    actual = _pendiente(invitacion)
    usuario = crear_cuenta(correo=actual.correo, nombres=nombres, apellidos=apellidos, clave=clave)
    return aceptar_invitacion(invitacion=actual, usuario=usuario)


def _bloqueada(invitacion: Invitacion) -> Invitacion:
    """The row as it is now, held until the end: two may decide at once."""
    return Invitacion.objects.select_for_update(of=("self",)).select_related("entidad").get(pk=invitacion.pk)


def _pendiente(invitacion: Invitacion) -> Invitacion:
    actual = _bloqueada(invitacion)
    if not actual.se_puede_aceptar:
        raise ValidationError(NO_SIRVE)
    return actual


def _avisar_al_guardar(invitacion: Invitacion) -> None:
    # Robust: a queue that is down leaves the notice «por enviar», where who invited sees it with its link.
    transaction.on_commit(lambda: avisar_invitacion.enqueue(invitacion.pk), robust=True)
