"""The mail that did not go out, in the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .models import Aviso
from .permisos import PoliticaDeAvisos
from .viewsets import AvisoViewSet

register_permission_policy(Aviso, PoliticaDeAvisos(Aviso))


@hooks.register("register_admin_viewset")
def registrar_correos():
    return AvisoViewSet()


@hooks.register("register_log_actions")
def registrar_acciones(acciones):
    acciones.register_action("yachay.reintentar_correo", "Reintentar", "Correo puesto otra vez en la cola")
    acciones.register_action("yachay.desistir_del_correo", "Desistir", "Correo que ya no se intenta")
