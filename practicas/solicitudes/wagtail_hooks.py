"""The requests in the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .acciones import CerrarVarias, ResponderVarias
from .models import Solicitud
from .permisos import PoliticaDeSolicitudes
from .viewsets import SolicitudViewSet

register_permission_policy(Solicitud, PoliticaDeSolicitudes(Solicitud))


@hooks.register("register_admin_viewset")
def registrar_solicitudes():
    return SolicitudViewSet()


@hooks.register("register_log_actions")
def registrar_acciones(acciones):
    acciones.register_action("yachay.responder", "Responder", "Respondida con una ficha")
    acciones.register_action("yachay.cerrar", "Cerrar", "Cerrada sin respuesta")


for accion in (ResponderVarias, CerrarVarias):
    hooks.register("register_bulk_action", accion)
