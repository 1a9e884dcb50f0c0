from django.db import models
from modelcluster.fields import ParentalKey

from practicas.catalogos.models import Termino

from .parte import Parte


class Eslabon(Parte):
    """A link of the value chain, from input to final result (Política Nacional de Modernización al 2021, 2.4)."""

    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="eslabones")
    tipo = models.ForeignKey(
        Termino, models.PROTECT, related_name="+", limit_choices_to={"vocabulario__clave": "eslabon"}
    )
    cifra = models.CharField("cifra", max_length=30, blank=True, help_text="Corta: «6 talleres», «S/ 38,400».")
    descripcion = models.CharField("descripción", max_length=250)

    class Meta(Parte.Meta):
        verbose_name = "eslabón"
        verbose_name_plural = "cadena de valor"

    def __str__(self):
        return self.descripcion
