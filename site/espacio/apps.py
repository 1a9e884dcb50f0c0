from django.apps import AppConfig


class EspacioConfig(AppConfig):
    name = "espacio"
    verbose_name = "Espacio de la entidad"
