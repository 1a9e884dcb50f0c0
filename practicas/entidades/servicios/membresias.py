"""Opening and closing what somebody may do for an entity."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from practicas.cuentas.models import Usuario

from .. import permisos
from ..models import ROLES_DESIGNADOS, Entidad, Membresia

FALTA_LA_CARTA = "Suba el oficio o la resolución que designa a la persona, en PDF."


@transaction.atomic
def designar(*, entidad: Entidad, persona: Usuario, rol: str, documento, usuario: Usuario) -> Membresia:
    """A new letter: whoever had that role leaves it today, and `persona` has it from today. Drafts and fichas stay with the entity.

    `documento` is the letter, an uploaded PDF. ValidationError (by field) when it is missing or the role is not designated by letter.
    """
    if not permisos.puede_designar(usuario):
        raise PermissionDenied("Solo la Secretaría de Gestión Pública registra designaciones.")
    if rol not in ROLES_DESIGNADOS:
        raise ValidationError({"rol": "Por carta se designa a responsable o alterno; a los demás se los invita."})
    if not documento:
        raise ValidationError({"documento": FALTA_LA_CARTA})
    return abrir(entidad=entidad, persona=persona, rol=rol, documento=documento, usuario=usuario)


@transaction.atomic
def terminar_membresia(*, membresia: Membresia, motivo: str = "", usuario: Usuario) -> Membresia:
    """End it now: from this moment it opens nothing. ValidationError when it had ended already."""
    actual = Membresia.objects.select_for_update().select_related("entidad").get(pk=membresia.pk)
    if not permisos.puede_terminar(usuario, actual):
        raise PermissionDenied("No tiene permiso para terminar esta membresía.")
    if actual.hasta is not None and actual.hasta < timezone.localdate():
        raise ValidationError("Esta membresía ya había terminado.")
    return _cerrar(actual, usuario, motivo.strip())


def abrir(*, entidad: Entidad, persona: Usuario, rol: str, documento="", usuario: Usuario) -> Membresia:
    """Inside a transaction and once permission is settled. Whoever holds a designated role yields it; asked twice, it is the same one.

    Of who had it already by an earlier letter, that membership ends with its letter and another begins with the new one.
    """
    # One at a time for each entity: two letters at once would leave two people in one role.
    Entidad.objects.select_for_update().get(pk=entidad.pk)
    abiertas = Membresia.objects.select_for_update().filter(entidad=entidad, rol=rol, hasta=None)
    suya = abiertas.filter(usuario=persona).first()
    if rol in ROLES_DESIGNADOS:
        for anterior in abiertas.exclude(usuario=persona):
            _cerrar(anterior, usuario, "Otra persona fue designada")
    if suya and suya.documento and documento and suya.desde < timezone.localdate():
        _cerrar(suya, usuario, "Una carta nueva renovó la designación")
        suya = None
    membresia = suya or Membresia(usuario=persona, entidad=entidad, rol=rol)
    if documento:
        membresia.documento = documento
    membresia.full_clean()
    membresia.save()
    accion = "yachay.designar" if rol in ROLES_DESIGNADOS else "yachay.unir"
    log(instance=membresia, action=accion, user=usuario, data={"rol": rol, "entidad": entidad.codigo})
    return membresia


def _cerrar(membresia: Membresia, usuario: Usuario, motivo: str) -> Membresia:
    ayer = timezone.localdate() - timedelta(days=1)
    # `hasta` is the last day in force. Of one that began today, or has not begun, no day is left.
    membresia.hasta = max(ayer, membresia.desde - timedelta(days=1))
    membresia.save(update_fields=["hasta"])
    log(instance=membresia, action="yachay.terminar", user=usuario, data={"motivo": motivo})
    return membresia
