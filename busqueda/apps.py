from django.apps import AppConfig


class BusquedaConfig(AppConfig):
    name = "busqueda"
    verbose_name = "Búsqueda"
