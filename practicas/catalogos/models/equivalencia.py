from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from modelcluster.fields import ParentalKey

from ..signals import terminos_cambiados
from .termino import Termino


class EquivalenciaManager(models.Manager):
    def get_by_natural_key(self, o_clave, o_version, o_codigo, d_clave, d_version, d_codigo):
        return self.get(
            origen=Termino.objects.get_by_natural_key(o_clave, o_version, o_codigo),
            destino=Termino.objects.get_by_natural_key(d_clave, d_version, d_codigo),
        )


class Equivalencia(models.Model):
    """How a term of one version reads in another: the mapping relations of SKOS (W3C, 2009, section 10)."""

    class Tipo(models.TextChoices):
        EXACTA = "exacta", "Exacta"
        MAS_AMPLIA = "mas_amplia", "Más amplia: el destino abarca más"
        MAS_ESTRECHA = "mas_estrecha", "Más estrecha: el destino abarca menos"
        RELACIONADA = "relacionada", "Relacionada"

    # A ficha of the origin is also a ficha of the target only in these.
    TIPOS_QUE_TRASLADAN = (Tipo.EXACTA, Tipo.MAS_AMPLIA)

    origen = ParentalKey(
        Termino, on_delete=models.CASCADE, related_name="equivalencias", verbose_name="término de origen"
    )
    destino = models.ForeignKey(Termino, models.CASCADE, related_name="+", verbose_name="término de destino")
    tipo = models.CharField("tipo", max_length=12, choices=Tipo)

    objects = EquivalenciaManager()

    class Meta:
        verbose_name = "equivalencia"
        verbose_name_plural = "equivalencias"
        constraints = [
            models.UniqueConstraint(fields=["origen", "destino"], name="equivalencia_unica"),
            models.CheckConstraint(condition=~Q(origen=F("destino")), name="equivalencia_entre_dos"),
        ]

    def __str__(self):
        return f"{self.origen} → {self.destino} ({self.get_tipo_display()})"

    def natural_key(self):
        return (*self.origen.natural_key(), *self.destino.natural_key())

    natural_key.dependencies = ["catalogos.termino"]

    def clean(self):
        if self.origen_id and self.destino_id and self.origen.vocabulario_id == self.destino.vocabulario_id:
            raise ValidationError({"destino": "Elija un término de otro vocabulario o de otra versión."})

    def save(self, **kwargs):
        with transaction.atomic():
            super().save(**kwargs)
            terminos_cambiados.send(type(self), pks=[self.origen_id])

    def delete(self, **kwargs):
        with transaction.atomic():
            terminos_cambiados.send(type(self), pks=[self.origen_id])
            return super().delete(**kwargs)
