"""How long each step takes: the median, in working days, of a period. That of the last twelve months is published, whatever it says."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import F
from django.utils import timezone

from practicas.catalogos.dias_habiles import Calendario

from . import plazos
from .estados import Estado
from .models import Acto

UN_ANIO = timedelta(days=365)
PASOS = (Estado.VISADO, Estado.ADMISIBILIDAD, Estado.REVISION, Estado.POR_PUBLICAR, Estado.OBSERVADA, Estado.RECONSIDERACION, Estado.EVALUACION)  # fmt: skip


@dataclass(frozen=True)
class Mediana:
    paso: Estado
    dias: float
    cuantas: int
    plazo: int
    en_plazo: int  # per cent


def medianas(
    desde: datetime | None = None, hasta: datetime | None = None, calendario: Calendario | None = None
) -> list[Mediana]:
    """Of the steps that ended from `desde` until before `hasta`, in the order of the journey; those without any are not there.

    Unless said, the last twelve months.
    """
    hasta = hasta or timezone.now()
    duraciones = _duraciones(desde or hasta - UN_ANIO, hasta, calendario or Calendario.leer())
    return [_mediana(paso, duraciones[paso]) for paso in PASOS if duraciones[paso]]


def _mediana(paso: Estado, dias: list[int]) -> Mediana:
    plazo = plazos.DIAS[paso][1]
    return Mediana(paso, median(dias), len(dias), plazo, round(100 * sum(d <= plazo for d in dias) / len(dias)))


def _duraciones(desde: datetime, hasta: datetime, calendario: Calendario) -> dict[str, list[int]]:
    """Working days of each stay in each state: from the act that led there, whenever it was, to the one that led out in the period."""
    movidos = Acto.objects.filter(cuando__gte=desde, cuando__lt=hasta).exclude(de=F("a")).order_by()
    actos = Acto.objects.filter(cuando__lt=hasta, envio__in=movidos.values("envio")).exclude(de=F("a"))
    duraciones, entrada = defaultdict(list), {}
    for envio, de, a, cuando in (
        actos.order_by("envio", "cuando", "pk").values_list("envio", "de", "a", "cuando").iterator()
    ):
        entro = entrada.pop((envio, de), None)
        if entro and cuando >= desde:
            duraciones[de].append(calendario.habiles_entre(_dia(entro), _dia(cuando)))
        entrada[envio, a] = cuando
    return duraciones


def _dia(momento):
    return timezone.localdate(momento)
