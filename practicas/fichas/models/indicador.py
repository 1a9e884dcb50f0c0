from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey

from practicas.catalogos.models import Termino

from ..fechas import FechaParcialField, es_futura
from .parte import Parte, falta


class CifraField(models.DecimalField):
    """A measured figure: up to 14 digits before the point and 4 after."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"null": True, "blank": True, **kwargs, "max_digits": 18, "decimal_places": 4})


class Indicador(Parte):
    """Baseline, target and achieved value of a practice. The first one of a practice is its headline."""

    class Sentido(models.TextChoices):
        SUBE = "sube", "Mejor si sube"
        BAJA = "baja", "Mejor si baja"

    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="indicadores")
    nombre = models.CharField("qué se mide", max_length=200)
    tipo = models.ForeignKey(
        Termino,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulario__clave": "indicador_tipo"},
    )
    dimension = models.ForeignKey(
        Termino,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dimensión",
        limit_choices_to={"vocabulario__clave": "indicador_dimension"},
    )
    unidad = models.CharField("unidad", max_length=120, help_text="Se lee después de las cifras: «días hábiles».")
    sentido = models.CharField("sentido", max_length=4, choices=Sentido)
    linea_base = CifraField("línea base")
    linea_base_fecha = FechaParcialField("fecha de la línea base", blank=True)
    meta = CifraField("meta")
    meta_fecha = FechaParcialField("fecha de la meta", blank=True)
    logro = CifraField("logro")
    logro_fecha = FechaParcialField("fecha del logro", blank=True)
    fuente = models.CharField("fuente", max_length=300, blank=True)
    metodo = models.CharField("cómo se midió", max_length=500, blank=True)

    class Meta(Parte.Meta):
        verbose_name = "indicador"
        verbose_name_plural = "indicadores"

    def __str__(self):
        return self.nombre

    def clean(self):
        for campo in ("linea_base", "logro"):
            if getattr(self, campo) is not None and not getattr(self, f"{campo}_fecha"):
                que = "de la línea base" if campo == "linea_base" else "del logro"
                raise falta(f"{campo}_fecha", f"Escriba la fecha {que}, por ejemplo 12/2023.")
            if es_futura(getattr(self, f"{campo}_fecha")):
                raise ValidationError({f"{campo}_fecha": "La fecha no puede ser futura: escriba cuándo se midió."})
        base, logro = self.linea_base_fecha, self.logro_fecha
        if base and logro and logro[: len(base)] < base[: len(logro)]:
            raise ValidationError({"logro_fecha": "El logro se midió antes que la línea base: revise las dos fechas."})

    @property
    def cambio_pct(self) -> Decimal | None:
        """Change from baseline to achieved value, in per cent of the baseline; None without both or from zero."""
        if self.linea_base is None or self.logro is None or self.linea_base == 0:
            return None
        return (self.logro - self.linea_base) / abs(self.linea_base) * 100

    @property
    def mejora(self) -> bool | None:
        """Whether it moved the right way; None when it cannot be told."""
        if self.linea_base is None or self.logro is None:
            return None
        if self.sentido == self.Sentido.SUBE:
            return self.logro > self.linea_base
        return self.logro < self.linea_base

    @property
    def cumple_meta(self) -> bool | None:
        if self.meta is None or self.logro is None:
            return None
        return self.logro >= self.meta if self.sentido == self.Sentido.SUBE else self.logro <= self.meta
