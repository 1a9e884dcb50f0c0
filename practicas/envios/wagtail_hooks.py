"""What of the journey is kept in the admin."""

from wagtail import hooks

from .viewsets import PlantillaDeObservacionViewSet


@hooks.register("register_log_actions")
def registrar_acciones(acciones):
    acciones.register_action("yachay.asignar", "Asignar", "Cambió quién la tiene a cargo")
    acciones.register_action(
        "yachay.transferencia", "Descargar", "Descargadas sus fichas para la transferencia de gestión"
    )


@hooks.register("register_admin_viewset")
def registrar_plantillas():
    return PlantillaDeObservacionViewSet()
