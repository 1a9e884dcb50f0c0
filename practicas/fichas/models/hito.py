from django.db import models
from modelcluster.fields import ParentalKey

from ..fechas import FechaParcialField
from .parte import Parte


class Hito(Parte):
    """A date that mattered."""

    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="hitos")
    fecha = FechaParcialField("fecha")
    titulo = models.CharField("qué pasó", max_length=200)

    class Meta(Parte.Meta):
        verbose_name = "hito"
        verbose_name_plural = "hitos"

    def __str__(self):
        return self.titulo
