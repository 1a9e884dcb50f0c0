from django.apps import AppConfig


class SolicitudesConfig(AppConfig):
    name = "practicas.solicitudes"
    verbose_name = "Solicitudes"
