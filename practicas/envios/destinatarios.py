"""Whom each kind of notice is for."""

from django.contrib.auth import get_user_model

from practicas.cuentas import roles
from practicas.entidades.models import Membresia
from practicas.entidades.models.membresia import ROLES_DESIGNADOS

from . import permisos
from .ausencias import quien_esta, reemplazos
from .estados import Papel
from .models import Envio
from .models.envio_queryset import ROLES_QUE_ESCRIBEN


def quienes_visan(envio: Envio) -> list:
    return _miembros(envio, ROLES_DESIGNADOS)


def la_entidad(envio: Envio) -> list:
    return _miembros(envio, ROLES_QUE_ESCRIBEN)


def _miembros(envio: Envio, roles_) -> list:
    membresias = Membresia.objects.vigentes().filter(entidad__in=[e.pk for e in envio.entidades], rol__in=roles_)
    return [m.usuario for m in membresias.select_related("usuario") if m.usuario.is_active]


def la_mesa(envio: Envio) -> list:
    """Whoever has it, or replaces who has it; all who may take it, if nobody is there for it."""
    if quien := _quien_atiende(envio):
        return [quien]
    return [u for u in roles.especialistas() if Papel.ESPECIALISTA in permisos.papeles(u, envio)]


def _quien_atiende(envio: Envio):
    """None when nobody has it, or when who replaces them belongs to its entity."""
    presente = quien_esta(envio.a_cargo_id, reemplazos()) if envio.a_cargo_id else None
    if presente in (None, envio.a_cargo_id):
        return envio.a_cargo if presente else None
    quien = get_user_model().objects.filter(pk=presente, is_active=True).first()
    return quien if quien and Papel.ESPECIALISTA in permisos.papeles(quien, envio) else None


def la_coordinacion(envio: Envio) -> list:
    return list(roles.de_la_coordinacion())
