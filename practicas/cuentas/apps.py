from django.apps import AppConfig


class CuentasConfig(AppConfig):
    name = "practicas.cuentas"
    verbose_name = "Cuentas"
