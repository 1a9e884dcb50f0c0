"""The admin of Wagtail, less what sends people elsewhere: its help is in English and lives on the internet."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from wagtail import hooks


@hooks.register("construct_help_menu")
def sin_ayuda_de_wagtail(request, menu_items):
    menu_items.clear()


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def a_un_administrador_lo_toca_otro(request, usuario):
    """Whoever keeps the accounts could otherwise take that of an administrator, and with it what no group may do."""
    if usuario.is_superuser and not request.user.is_superuser:
        raise PermissionDenied
    nadie_se_hace_administrador(request)


@hooks.register("before_create_user")
def nadie_se_hace_administrador(request):
    if "is_superuser" in request.POST and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_bulk_action")
def ni_en_lote(request, accion, objetos, vista):
    """One of the list of accounts erases, another leaves without access."""
    for objeto in objetos:
        if isinstance(objeto, get_user_model()):
            a_un_administrador_lo_toca_otro(request, objeto)
