from django.db import models
from django.db.models import Q

from .asignacion import Asignacion
from .rubrica import MAXIMO, Criterio


class Calificacion(models.Model):
    """The score of one criterion by one evaluator, or what is written of it so far. Of an excluding one, 1 is yes and 0 is no."""

    asignacion = models.ForeignKey(Asignacion, models.CASCADE, related_name="calificaciones")
    criterio = models.ForeignKey(Criterio, models.PROTECT, related_name="+")
    valor = models.PositiveSmallIntegerField(null=True, blank=True)
    porque = models.TextField("por qué", max_length=2000, blank=True)
    # Given on a text that was corrected since: it counts when who gave it says so again.
    por_confirmar = models.BooleanField(default=False)
    # Of a criterion whose fields changed: what it had before.
    anterior = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "calificación"
        verbose_name_plural = "calificaciones"
        ordering = ["asignacion", "criterio__orden"]
        constraints = [
            models.UniqueConstraint(fields=["asignacion", "criterio"], name="calificacion_unica"),
            models.CheckConstraint(condition=Q(valor=None) | Q(valor__lte=MAXIMO), name="calificacion_de_0_a_4"),
            models.CheckConstraint(
                condition=~Q(valor=None) | Q(por_confirmar=False), name="calificacion_que_confirmar"
            ),
        ]

    def __str__(self):
        return f"{self.criterio}: {'sin calificar' if self.valor is None else self.valor}"
