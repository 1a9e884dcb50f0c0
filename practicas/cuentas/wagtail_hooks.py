"""The admin of Wagtail, less what sends people elsewhere: its help is in English and lives on the internet."""

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
