from django.db import models
from modelcluster.fields import ParentalKey

from .entidad import Entidad


class NombreAnterior(models.Model):
    """How an entity was called before: old fichas, norms and searches still say it."""

    entidad = ParentalKey(Entidad, on_delete=models.CASCADE, related_name="nombres_anteriores")
    nombre = models.CharField("nombre", max_length=250)
    sigla = models.CharField("sigla", max_length=40, blank=True)
    hasta = models.DateField("hasta", null=True, blank=True)
    norma = models.CharField("norma del cambio", max_length=200, blank=True)

    class Meta:
        verbose_name = "nombre anterior"
        verbose_name_plural = "nombres anteriores"
        ordering = ["-hasta", "nombre"]

    def __str__(self):
        return self.nombre
