"""Setting up who may do what, and the accounts of those who were invited."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import create_extra_permissions

from . import roles
from .models import Usuario

_APPS = (
    "fichas envios evaluaciones solicitudes catalogos entidades cuentas avisos busqueda wagtailadmin wagtailimages wagtaildocs wagtailcore"
).split()


@transaction.atomic
def crear_cuenta(*, correo: str, nombres: str, apellidos: str, clave: str) -> Usuario:
    """The account of somebody who proved to have that mailbox.

    ValidationError when there is one already, or (field `clave`) when the password is too easy to guess.
    """
    if Usuario.objects.filter(email__iexact=correo).exists():
        raise ValidationError("Ya hay una cuenta con ese correo: ingrese con ella.")
    usuario = Usuario(email=correo.lower(), first_name=nombres.strip(), last_name=apellidos.strip())
    try:
        validate_password(clave, usuario)
    except ValidationError as error:
        raise ValidationError({"clave": error.messages}) from error
    usuario.set_password(clave)
    usuario.full_clean()
    usuario.save()
    return usuario


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
