from django.apps import AppConfig


class AvisosConfig(AppConfig):
    name = "practicas.avisos"
    verbose_name = "Avisos"
