from django.conf import settings
from django.db import models
from django.utils import timezone

from .envio import Envio


class Propuesta(models.Model):
    """A workbook that somebody filled off-line and sent, until they look at its differences and decide: nothing of it is in the text."""

    envio = models.ForeignKey(Envio, models.CASCADE, related_name="propuestas")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    archivo = models.CharField(max_length=120)
    contenido = models.JSONField()
    creada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "propuesta de cambios"
        verbose_name_plural = "propuestas de cambios"
        constraints = [
            models.UniqueConstraint(fields=["envio", "usuario"], name="propuesta_una_por_persona"),
        ]

    def __str__(self):
        return f"{self.archivo} → {self.envio.numero}"
