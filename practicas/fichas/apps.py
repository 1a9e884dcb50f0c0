from django.apps import AppConfig


class FichasConfig(AppConfig):
    name = "practicas.fichas"
    verbose_name = "Fichas"

    def ready(self):
        from wagtail.actions import action_registry

        from . import receptores  # noqa: F401  connect
        from .actions import PublicarRevision
        from .models import Ficha

        action_registry.register(Ficha, PublicarRevision)
