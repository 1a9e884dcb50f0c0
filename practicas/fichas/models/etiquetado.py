from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase

from practicas.catalogos.models import Etiqueta


class Etiquetado(ItemBase):
    tag = models.ForeignKey(Etiqueta, models.CASCADE, related_name="%(class)s_items")

    class Meta:
        abstract = True


class EtiquetaDePractica(Etiquetado):
    content_object = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="etiquetados")


class EtiquetaDeLeccion(Etiquetado):
    content_object = ParentalKey("fichas.Leccion", on_delete=models.CASCADE, related_name="etiquetados")
