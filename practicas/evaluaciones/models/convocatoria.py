from datetime import date

from django.db import models
from django.db.models import F, Q


class ConvocatoriaQuerySet(models.QuerySet):
    def abiertas(self, hoy: date):
        return self.filter(desde__lte=hoy, hasta__gte=hoy)


class Convocatoria(models.Model):
    """A call of the coordination, with its terms: the practices included in it are evaluated without their entities having asked."""

    nombre = models.CharField("nombre", max_length=160, unique=True)
    bases = models.TextField("bases", max_length=20_000, help_text="Qué se convoca, con qué norma y qué se espera.")
    desde = models.DateField("desde")
    hasta = models.DateField("hasta")

    objects = ConvocatoriaQuerySet.as_manager()

    class Meta:
        verbose_name = "convocatoria"
        verbose_name_plural = "convocatorias"
        ordering = ["-desde", "nombre"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__gte=F("desde")),
                name="convocatoria_en_orden",
                violation_error_message="El último día no puede ser anterior al primero.",
            )
        ]

    def __str__(self):
        return self.nombre

    def esta_abierta(self, hoy: date) -> bool:
        return self.desde <= hoy <= self.hasta
