from datetime import date

from django.db import models
from django.db.models import Sum


class LecturaQuerySet(models.QuerySet):
    def por_ficha(self, desde: date, hasta: date):
        """Pairs code → times, those days included, most read first."""
        en_esos_dias = self.filter(dia__gte=desde, dia__lte=hasta).order_by().values("codigo")
        return en_esos_dias.annotate(total=Sum("veces")).order_by("-total", "codigo").values_list("codigo", "total")


class Lectura(models.Model):
    """How many times a ficha was opened in a day. Of who opened it, nothing."""

    codigo = models.CharField("código de la ficha", max_length=20)
    dia = models.DateField("día", db_index=True)
    veces = models.PositiveIntegerField("veces", default=0)

    objects = LecturaQuerySet.as_manager()

    class Meta:
        verbose_name = "lectura"
        verbose_name_plural = "lecturas"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["codigo", "dia"], name="lectura_una_por_dia")]

    def __str__(self):
        return f"{self.codigo}, {self.dia}: {self.veces}"
