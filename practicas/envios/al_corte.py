"""How the case files stood at a moment that has passed, from their acts alone: asked again, it answers the same."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from practicas.catalogos.dias_habiles import Calendario

from . import plazos
from .estadisticas import PASOS
from .estados import Estado, Reloj
from .models import Acto, Envio


@dataclass(frozen=True)
class Atraso:
    paso: Estado
    reloj: Reloj
    hay: int
    vencidos: int
    mayor: int  # working days that the oldest is late


def por_estado(momento: datetime) -> Counter[tuple[str, str]]:
    """(route, state) → how many."""
    filas = Envio.objects.al(momento).order_by().values_list("ruta", "estado_al")
    return Counter({(ruta, estado): n for ruta, estado, n in filas.annotate(n=Count("pk"))})


def atrasos(momento: datetime, dia: date, calendario: Calendario) -> list[Atraso]:
    """Of the steps with a clock in which there was anything at that moment, the end of `dia`, in the order of the journey."""
    retrasos = defaultdict(list)
    for envio in _con_plazo(momento, calendario):
        retrasos[envio.estado].append(_dias_tarde(envio, dia, calendario))
    return [
        Atraso(paso, plazos.DIAS[paso][0], len(dias), sum(d > 0 for d in dias), max(dias))
        for paso in PASOS
        if (dias := retrasos.get(paso))
    ]


def _dias_tarde(envio: Envio, dia: date, calendario: Calendario) -> int:
    """0 on its last day and before; 1 if it ended on days that do not count."""
    if envio.vence is None or envio.vence >= dia:
        return 0
    return max(1, calendario.habiles_entre(envio.vence, dia, ubigeo=plazos.lugar(envio)))


def _con_plazo(momento: datetime, calendario: Calendario) -> Iterator[Envio]:
    """Each as it was then, in memory."""
    abiertos = Envio.objects.al(momento).filter(estado_al__in=list(plazos.DIAS)).order_by("pk")
    actos = defaultdict(list)
    hechos = Acto.objects.filter(cuando__lt=momento, envio__in=abiertos.order_by().values("pk"))
    for acto in hechos.order_by("cuando", "pk"):
        actos[acto.envio_id].append(acto)
    for envio in abiertos.select_related("entidad"):
        envio.estado = envio.estado_al
        plazos.recorrer(envio, actos[envio.pk], calendario)
        yield envio
