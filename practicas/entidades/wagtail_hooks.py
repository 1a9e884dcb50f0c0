"""The entities in the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .acciones import DejarDeEstarVigentes
from .models import Membresia, SolicitudDeAcceso
from .permisos import PoliticaDeAccesos, PoliticaDeMembresias
from .viewsets import GrupoDeEntidades, selector_de_entidad

register_permission_policy(Membresia, PoliticaDeMembresias(Membresia))
register_permission_policy(SolicitudDeAcceso, PoliticaDeAccesos(SolicitudDeAcceso))


@hooks.register("register_admin_viewset")
def registrar_entidades():
    return [GrupoDeEntidades(), selector_de_entidad]


@hooks.register("register_log_actions")
def registrar_acciones(acciones):
    acciones.register_action("yachay.invitar", "Invitar", "Invitación enviada")
    acciones.register_action("yachay.anular", "Anular", "Invitación anulada")
    acciones.register_action("yachay.unir", "Unir", "Se unió a la entidad")
    acciones.register_action("yachay.designar", "Designar", "Designación por carta")
    acciones.register_action("yachay.terminar", "Terminar", "Membresía terminada")
    acciones.register_action("yachay.aprobar_acceso", "Aprobar acceso", "Acceso aprobado")
    acciones.register_action("yachay.denegar_acceso", "Denegar acceso", "Acceso denegado")


hooks.register("register_bulk_action", DejarDeEstarVigentes)
