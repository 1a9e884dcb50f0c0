from django.db import models
from modelcluster.fields import ParentalKey

from .parte import Parte


class Condicion(Parte):
    """What another entity needs before it can do the same, and how long it takes to have it."""

    class Tipo(models.TextChoices):
        NORMA = "norma", "Norma"
        PERSONAL = "personal", "Personal"
        SISTEMA = "sistema", "Sistema"
        DINERO = "dinero", "Dinero"
        VOLUNTAD = "voluntad", "Voluntad"
        OTRA = "otra", "Otra"

    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="condiciones")
    tipo = models.CharField("tipo", max_length=8, choices=Tipo)
    descripcion = models.CharField("condición", max_length=250)
    meses = models.PositiveSmallIntegerField("meses para tenerla", null=True, blank=True)
    indispensable = models.BooleanField("indispensable", default=True)
    nota = models.CharField("nota", max_length=250, blank=True)

    class Meta(Parte.Meta):
        verbose_name = "condición"
        verbose_name_plural = "condiciones para replicarla"

    def __str__(self):
        return self.descripcion
