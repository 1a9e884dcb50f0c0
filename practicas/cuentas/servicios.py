"""Setting up who may do what."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import create_extra_permissions

from . import roles

_APPS = (
    "fichas envios solicitudes catalogos entidades cuentas avisos busqueda wagtailadmin wagtailimages wagtaildocs wagtailcore"
).split()


@transaction.atomic
def crear_grupos() -> None:
    """Make the groups, and give them what `roles` declares. What an administrator added besides is kept.

    Permissions are rows that each app writes after its own migrations; they are asked for here, whichever comes first.
    """
    for nombre in _APPS:
        create_permissions(apps.get_app_config(nombre), verbosity=0)
    create_extra_permissions(apps.get_app_config("wagtailsnippets"))
    for nombre, permisos in roles.PERMISOS.items():
        grupo, _ = Group.objects.get_or_create(name=nombre)
        grupo.permissions.add(*(_permiso(p) for p in permisos))
    _dar_en_raiz(Collection, GroupCollectionPermission, "collection", roles.PERMISOS_DE_COLECCION)
    _dar_en_raiz(Page, GroupPagePermission, "page", roles.PERMISOS_DE_PAGINA)


def _permiso(ruta: str) -> Permission:
    app, codigo = ruta.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codigo)


def _dar_en_raiz(modelo, modelo_de_permiso, campo: str, por_grupo: dict) -> None:
    """Permissions on the root, which reach all that hangs from it; nothing where there is no root yet."""
    raiz = modelo.objects.filter(depth=1).first()
    if raiz is None:
        return
    for nombre, codigos in por_grupo.items():
        grupo = Group.objects.get(name=nombre)
        for permiso in Permission.objects.filter(codename__in=codigos, content_type__app_label__startswith="wagtail"):
            modelo_de_permiso.objects.get_or_create(group=grupo, permission=permiso, **{campo: raiz})
