"""What of the journey is kept in the admin."""

from wagtail import hooks

from .viewsets import PlantillaDeObservacionViewSet


@hooks.register("register_admin_viewset")
def registrar_plantillas():
    return PlantillaDeObservacionViewSet()
