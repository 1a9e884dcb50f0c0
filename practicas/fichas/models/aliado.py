from django.db import models
from modelcluster.fields import ParentalKey

from .parte import Parte


class Aliado(Parte):
    """Another institution that took part, and how the work was coordinated with it."""

    nombre = models.CharField("institución", max_length=250)
    mecanismo = models.CharField("cómo se coordinó", max_length=300, blank=True)

    class Meta(Parte.Meta):
        abstract = True
        verbose_name = "aliado"
        verbose_name_plural = "aliados"

    def __str__(self):
        return self.nombre


class AliadoDePractica(Aliado):
    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="aliados")

    class Meta(Aliado.Meta):
        pass


class AliadoDeLeccion(Aliado):
    ficha = ParentalKey("fichas.Leccion", on_delete=models.CASCADE, related_name="aliados")

    class Meta(Aliado.Meta):
        pass
