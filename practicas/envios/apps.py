from django.apps import AppConfig


class EnviosConfig(AppConfig):
    name = "practicas.envios"
    verbose_name = "Envíos"

    def ready(self):
        from . import receptores  # noqa: F401  connect
