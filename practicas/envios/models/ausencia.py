from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


class AusenciaQuerySet(models.QuerySet):
    def el(self, dia: date):
        return self.filter(desde__lte=dia, hasta__gte=dia)

    def que_no_terminaron(self, hoy: date):
        return self.filter(hasta__gte=hoy)


class Ausencia(models.Model):
    """Days in which somebody of the desk is away, and who looks after their case files meanwhile."""

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="ausencias", verbose_name="quién se ausenta"
    )
    desde = models.DateField("desde")
    hasta = models.DateField("hasta", help_text="El último día que no está.")
    reemplazo = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reemplazos", verbose_name="la reemplaza"
    )

    objects = AusenciaQuerySet.as_manager()

    class Meta:
        verbose_name = "ausencia"
        verbose_name_plural = "ausencias"
        ordering = ["desde", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__gte=F("desde")),
                name="ausencia_ordenada",
                violation_error_message="El último día no puede ser anterior al primero.",
            ),
            models.CheckConstraint(
                condition=~Q(usuario=F("reemplazo")),
                name="ausencia_con_otra_persona",
                violation_error_message="Elija a otra persona: nadie se reemplaza a sí misma.",
            ),
        ]
        indexes = [models.Index(fields=["hasta", "desde"], name="ausencia_del_dia")]

    def __str__(self):
        return f"{self.usuario}, del {self.desde:%d/%m/%Y} al {self.hasta:%d/%m/%Y}"

    def clean(self):
        if not (self.desde and self.hasta and self.usuario_id):
            return
        otras = Ausencia.objects.filter(usuario=self.usuario_id, desde__lte=self.hasta, hasta__gte=self.desde)
        if otra := otras.exclude(pk=self.pk).first():
            raise ValidationError({"desde": f"Ya tiene una ausencia en esos días: {otra}."})
