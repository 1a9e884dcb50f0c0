from django.db import models
from modelcluster.fields import ParentalKey

from practicas.catalogos.models import Termino

from ..archivos import validar_archivo
from .parte import Parte


class Activo(Parte):
    """Something another entity can use as it is: a form, terms of reference, a contract, a price, software."""

    # Names a firm and judges it: only entities may see it.
    TIPO_RESERVADO = "consultora"

    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="activos")
    tipo = models.ForeignKey(
        Termino, models.PROTECT, related_name="+", limit_choices_to={"vocabulario__clave": "activo"}
    )
    titulo = models.CharField("título", max_length=200)
    descripcion = models.CharField("descripción", max_length=300, blank=True)
    archivo = models.FileField("archivo", upload_to="activos/%Y/", blank=True, validators=[validar_archivo])
    enlace = models.URLField("enlace", max_length=500, blank=True)

    class Meta(Parte.Meta):
        verbose_name = "activo"
        verbose_name_plural = "activos para usar"

    def __str__(self):
        return self.titulo
