from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class CuentasConfig(AppConfig):
    name = "practicas.cuentas"
    verbose_name = "Cuentas"

    def ready(self):
        from .models import Usuario
        from .receptores import al_guardar_usuario
        from .tareas import al_migrar

        # Not a migration: the permissions that groups receive are written after all of them.
        post_migrate.connect(al_migrar, sender=self, dispatch_uid="cuentas.al_migrar")
        post_save.connect(al_guardar_usuario, sender=Usuario, dispatch_uid="cuentas.al_guardar_usuario")
