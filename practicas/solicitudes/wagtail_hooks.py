"""The requests, and the errors told of, in the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .acciones import CerrarVarias, ResponderVarias
from .models import ErrorInformado, Solicitud
from .permisos import PoliticaDeSolicitudes
from .viewsets import ErrorInformadoViewSet, SolicitudViewSet

for modelo in (Solicitud, ErrorInformado):
    register_permission_policy(modelo, PoliticaDeSolicitudes(modelo))


@hooks.register("register_admin_viewset")
def registrar_solicitudes():
    return SolicitudViewSet()


@hooks.register("register_admin_viewset")
def registrar_errores_informados():
    return ErrorInformadoViewSet()


@hooks.register("register_log_actions")
def registrar_acciones(acciones):
    acciones.register_action("yachay.responder", "Responder", "Respondida con una ficha")
    acciones.register_action("yachay.cerrar", "Cerrar", "Cerrada sin respuesta")
    acciones.register_action("yachay.responder_error", "Responder", "Error respondido")
    acciones.register_action("yachay.cerrar_error", "Cerrar", "Error cerrado sin respuesta")


for accion in (ResponderVarias, CerrarVarias):
    hooks.register("register_bulk_action", accion)
