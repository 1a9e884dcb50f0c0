from django.apps import AppConfig


class EvaluacionesConfig(AppConfig):
    name = "practicas.evaluaciones"
    verbose_name = "Evaluaciones"

    def ready(self):
        from . import receptores  # noqa: F401  connect
        from .pasos import registrar

        registrar()
