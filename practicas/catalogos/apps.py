from django.apps import AppConfig


class CatalogosConfig(AppConfig):
    name = "practicas.catalogos"
    verbose_name = "Catálogos"
