from django.apps import AppConfig


class BusquedaConfig(AppConfig):
    name = "busqueda"
    verbose_name = "Búsqueda"

    def ready(self):
        from . import checks, receptores  # noqa: F401  connect
