from django.conf import settings
from django.db import models


class Preferencia(models.Model):
    """How a person wants the mail of the notices. Who never chose has no row, and gets one mail for each."""

    usuario = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferencia_de_avisos", verbose_name="usuario"
    )
    resumen_diario = models.BooleanField("un solo correo al día", default=False)

    class Meta:
        verbose_name = "preferencia de avisos"
        verbose_name_plural = "preferencias de avisos"

    def __str__(self):
        return f"{self.usuario}: {'un correo al día' if self.resumen_diario else 'un correo por aviso'}"
