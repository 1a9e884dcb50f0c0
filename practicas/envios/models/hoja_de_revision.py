from django.conf import settings
from django.db import models
from django.db.models import Q

from .envio import Envio


class HojaDeRevision(models.Model):
    """What whoever reviews a case file has answered so far: whether it is another one again, and what it meets.

    Working notes: what counts is copied into the act of the decision.
    """

    class Respuesta(models.TextChoices):
        DISTINTA = "distinta", "Distinta"
        DUPLICADA = "duplicada", "Duplicada"
        REPLICA = "replica", "Es una réplica"

    envio = models.OneToOneField(Envio, models.CASCADE, related_name="hoja")
    criterios = models.JSONField(default=dict, blank=True)
    respuesta = models.CharField("¿es la misma?", max_length=10, choices=Respuesta, blank=True)
    # Of which ficha: a path that outlives it, «practica.12», with what it was called then.
    otra = models.CharField(max_length=30, blank=True)
    otra_titulo = models.CharField(max_length=140, blank=True)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    cuando = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "hoja de revisión"
        verbose_name_plural = "hojas de revisión"
        constraints = [
            models.CheckConstraint(
                condition=Q(respuesta__in=["", "distinta"], otra="")
                | (Q(respuesta__in=["duplicada", "replica"]) & ~Q(otra="")),
                name="hoja_dice_de_cual",
                violation_error_message="Diga de qué ficha.",
            )
        ]

    def __str__(self):
        return f"Revisión de {self.envio.numero}"

    @property
    def semejanza(self) -> dict[str, str]:
        """As an act keeps it; empty while nobody answered."""
        return {"respuesta": self.respuesta, "otra": self.otra, "titulo": self.otra_titulo} if self.respuesta else {}
