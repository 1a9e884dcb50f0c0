from django.db import models
from modelcluster.fields import ParentalKey

from practicas.catalogos.models import Termino

from .parte import Parte


class Financiamiento(Parte):
    """How much of the cost came from which source."""

    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="financiamientos")
    fuente = models.ForeignKey(
        Termino, models.PROTECT, related_name="+", limit_choices_to={"vocabulario__clave": "financiamiento"}
    )
    monto = models.DecimalField("monto (S/)", max_digits=16, decimal_places=2)

    class Meta(Parte.Meta):
        verbose_name = "fuente de financiamiento"
        verbose_name_plural = "fuentes de financiamiento"

    def __str__(self):
        return f"{self.fuente}: {self.monto}"
