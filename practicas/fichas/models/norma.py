from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey

from ..fechas import FechaParcialField, es_futura
from .parte import Parte


class Norma(Parte):
    """The norm that approved or sustains what the ficha tells: what an official asks for first."""

    tipo = models.CharField("tipo", max_length=80, help_text="Ordenanza, resolución de alcaldía, decreto supremo…")
    numero = models.CharField("número", max_length=80, blank=True)
    fecha = FechaParcialField("fecha", blank=True)
    organo = models.CharField("quién la dio", max_length=200, blank=True)
    titulo = models.CharField("de qué trata", max_length=300, blank=True)
    enlace = models.URLField("enlace", max_length=500, blank=True)

    class Meta(Parte.Meta):
        abstract = True
        verbose_name = "norma"
        verbose_name_plural = "normas"

    def clean(self):
        if es_futura(self.fecha):
            raise ValidationError({"fecha": "La fecha no puede ser futura: escriba cuándo se dio la norma."})

    def __str__(self):
        return f"{self.tipo} N.° {self.numero}" if self.numero else self.tipo


class NormaDePractica(Norma):
    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="normas")

    class Meta(Norma.Meta):
        pass


class NormaDeLeccion(Norma):
    ficha = ParentalKey("fichas.Leccion", on_delete=models.CASCADE, related_name="normas")

    class Meta(Norma.Meta):
        pass
