"""The report to the author: what each criterion got and what was said of it. It names nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import puntaje
from .models import Calificacion, Criterio, Evaluacion


@dataclass(frozen=True)
class Renglon:
    """One criterion. `valor`: mean of 0–4 with two decimals; of an excluding one, None."""

    criterio: Criterio
    valor: Decimal | None
    alcanza: bool
    porques: list[str]


@dataclass(frozen=True)
class Informe:
    evaluacion: Evaluacion
    renglones: list[Renglon]
    evaluadores: int  # how many

    @property
    def excluyentes(self) -> list[Renglon]:
        return [r for r in self.renglones if r.criterio.es_excluyente]

    @property
    def calificados(self) -> list[Renglon]:
        return [r for r in self.renglones if not r.criterio.es_excluyente]


def informe_de(evaluacion: Evaluacion) -> Informe:
    """Of one that was decided."""
    criterios = list(evaluacion.rubrica.criterios.all())
    activas = evaluacion.activas()
    medias = puntaje.promediar(criterios, [a.valores() for a in activas])
    faltas = puntaje.dictamen(evaluacion.rubrica, criterios, medias).faltas
    porques = _porques(activas)
    renglones = [
        Renglon(
            criterio=c,
            valor=None if c.es_excluyente else puntaje.redondear(medias[c.pk]),
            alcanza=c not in faltas,
            porques=porques.get(c.pk, []),
        )
        for c in criterios
    ]
    return Informe(evaluacion, renglones, len(activas))


def _porques(activas: Sequence) -> dict[int, list[str]]:
    """Of each criterion in alphabetical order, so that the same place is not the same person."""
    dichos: dict[int, list[str]] = {}
    hechas = Calificacion.objects.filter(asignacion__in=[a.pk for a in activas]).exclude(porque="")
    for criterio, porque in hechas.order_by("porque").values_list("criterio", "porque"):
        dichos.setdefault(criterio, []).append(porque)
    return dichos
