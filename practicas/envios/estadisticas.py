"""How long each step takes: the median, in working days, of the last twelve months. It is published, whatever it says."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

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


def medianas() -> list[Mediana]:
    """Of the steps that ended in the last twelve months, in the order of the journey; those without any are not there."""
    duraciones = _duraciones()
    return [_mediana(paso, duraciones[paso]) for paso in PASOS if duraciones[paso]]


def _mediana(paso: Estado, dias: list[int]) -> Mediana:
    plazo = plazos.DIAS[paso][1]
    return Mediana(paso, median(dias), len(dias), plazo, round(100 * sum(d <= plazo for d in dias) / len(dias)))


def _duraciones() -> dict[str, list[int]]:
    """Working days of each stay in each state: from the act that led there to the one that led out."""
    calendario, desde = Calendario.leer(), timezone.now() - UN_ANIO
    actos = (
        Acto.objects.filter(cuando__gte=desde)
        .order_by("envio", "cuando", "pk")
        .values_list("envio", "de", "a", "cuando")
    )
    duraciones, entrada = defaultdict(list), {}
    for envio, de, a, cuando in actos.iterator():
        if de == a:
            continue
        if (envio, de) in entrada:
            duraciones[de].append(calendario.habiles_entre(_dia(entrada.pop((envio, de))), _dia(cuando)))
        entrada[envio, a] = cuando
    return duraciones


def _dia(momento):
    return timezone.localdate(momento)
