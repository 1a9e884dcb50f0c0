from django.db import models
from modelcluster.fields import ParentalKey

from .parte import Parte


class Reconocimiento(Parte):
    """A prize or mention: a badge, never a condition to be published."""

    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="reconocimientos")
    nombre = models.CharField("reconocimiento", max_length=200)
    organismo = models.CharField("quién lo dio", max_length=200)
    anio = models.PositiveSmallIntegerField("año", null=True, blank=True)

    class Meta(Parte.Meta):
        verbose_name = "reconocimiento"
        verbose_name_plural = "reconocimientos"

    def __str__(self):
        return self.nombre
