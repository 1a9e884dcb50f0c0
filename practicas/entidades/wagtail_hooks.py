"""The entities in the admin."""

from wagtail import hooks

from .viewsets import GrupoDeEntidades, selector_de_entidad


@hooks.register("register_admin_viewset")
def registrar_entidades():
    return [GrupoDeEntidades(), selector_de_entidad]
