from django.apps import AppConfig


class EntidadesConfig(AppConfig):
    name = "practicas.entidades"
    verbose_name = "Entidades"
