from django.db import models
from django.db.models import Count, Max, Q

from ..puerto import DE_RESERVA


class BusquedaHechaQuerySet(models.QuerySet):
    def sin_resultado(self):
        """Rows `plegada, consulta, veces, con_filtros, ultima`: what was looked for in vain, most often first."""
        # The reader of last resort knows less: what it does not find says nothing of the repository.
        en_vano = self.filter(aciertos=0).exclude(plegada="").exclude(motor=DE_RESERVA)
        return (
            en_vano.order_by()
            .values("plegada")
            .annotate(
                consulta=Max("consulta"),
                veces=Count("pk"),
                con_filtros=Count("pk", filter=~Q(filtros="")),
                ultima=Max("momento"),
            )
            .order_by("-veces", "-ultima", "plegada")
        )


class BusquedaHecha(models.Model):
    """A search that somebody made, without a trace of who: neither address nor account, and what identifies people is masked."""

    MAXIMO_DE_CONSULTA = 300
    MAXIMO_DE_FILTROS = 1000

    momento = models.DateTimeField("momento", db_index=True)
    consulta = models.CharField("consulta", max_length=MAXIMO_DE_CONSULTA, blank=True)
    plegada = models.CharField(max_length=MAXIMO_DE_CONSULTA, blank=True)
    filtros = models.CharField("filtros", max_length=MAXIMO_DE_FILTROS, blank=True)  # as in the address
    aciertos = models.PositiveIntegerField("aciertos")
    motor = models.CharField("motor", max_length=20)
    ms = models.PositiveIntegerField("milisegundos")

    objects = BusquedaHechaQuerySet.as_manager()

    class Meta:
        verbose_name = "búsqueda hecha"
        verbose_name_plural = "búsquedas hechas"
        default_permissions = ("view",)
        indexes = [models.Index(fields=["momento"], condition=Q(aciertos=0), name="busqueda_en_vano")]

    def __str__(self):
        return self.consulta or self.filtros
