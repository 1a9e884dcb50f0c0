"""What staff tune of the search, in the admin."""

from wagtail import hooks

from .viewsets import GrupoDeBusqueda


@hooks.register("register_admin_viewset")
def registrar_busqueda():
    return GrupoDeBusqueda()
