"""Working days of Peru's public administration: which days count, when a period ends, how long something has taken.

A day counts unless it is a Saturday, a Sunday, a holiday of the law (package `holidays`) or a `DiaNoLaborable`: decreed for the whole
country, or for a place that contains the one asked about. Source: TUO de la Ley N.° 27444, articles 144 and 145.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

from .models import DiaNoLaborable

LIMA = ZoneInfo("America/Lima")
_UN_DIA = timedelta(days=1)
_SABADO = 5


def hoy() -> date:
    """The day it is in Peru, wherever the server is."""
    return timezone.localdate(timezone=LIMA)


class Calendario:
    """The days decreed, read once: a list of 500 rows asks as often as it wants and the database is asked one time.

    It knows what was decreed when it was made, so it is made anew for each request or task and not kept.
    """

    def __init__(self, decretados: Iterable[tuple[date, str]] = ()):
        """`decretados`: day and scope, «nacional» or a UBIGEO of two, four or six digits."""
        self._decretados: dict[int, list[tuple[date, str]]] = defaultdict(list)
        for dia, ambito in decretados:
            self._decretados[dia.year].append((dia, ambito))
        self._libres: dict[tuple[int, str], frozenset[date]] = {}

    @classmethod
    def leer(cls) -> "Calendario":
        """With every day decreed so far: some twenty a year."""
        return cls(DiaNoLaborable.objects.order_by().values_list("fecha", "ambito"))

    def es_habil(self, dia: date, *, ubigeo: str = "") -> bool:
        _exigir_dia(dia)
        return dia.weekday() < _SABADO and dia not in self._libres_de(dia.year, ubigeo)

    def vencimiento(self, desde: date, dias: int, *, ubigeo: str = "") -> date:
        """The last day of a period of `dias` working days noticed on `desde`: the first that counts is the next working day.

        ValueError for a negative period; one of zero days ends as it begins.
        """
        _exigir_dia(desde)
        if dias < 0:
            raise ValueError(f"Un plazo no tiene {dias} días.")
        ultimo = desde
        while dias:
            ultimo += _UN_DIA
            dias -= self.es_habil(ultimo, ubigeo=ubigeo)
        return ultimo

    def habiles_entre(self, desde: date, hasta: date, *, ubigeo: str = "") -> int:
        """Working days after `desde`, up to `hasta` and with it; 0 when it is not later. `vencimiento` undoes it."""
        _exigir_dia(desde)
        _exigir_dia(hasta)
        if hasta <= desde:
            return 0
        anios = range(desde.year, hasta.year + 1)
        libres = sum(desde < dia <= hasta for anio in anios for dia in self._libres_de(anio, ubigeo))
        return _de_lunes_a_viernes(hasta) - _de_lunes_a_viernes(desde) - libres

    def _libres_de(self, anio: int, ubigeo: str) -> frozenset[date]:
        """From Monday to Friday, the days of a year that do not count in a place."""
        if (anio, ubigeo) not in self._libres:
            suyos = {dia for dia, ambito in self._decretados.get(anio, ()) if _alcanza(ambito, ubigeo)}
            libres = {dia for dia in suyos | _feriados(anio) if dia.weekday() < _SABADO}
            self._libres[anio, ubigeo] = frozenset(libres)
        return self._libres[anio, ubigeo]


def es_habil(dia: date, *, ubigeo: str = "") -> bool:
    """For one question; whoever has many makes a `Calendario`."""
    return Calendario.leer().es_habil(dia, ubigeo=ubigeo)


def vencimiento(desde: date, dias: int, *, ubigeo: str = "") -> date:
    return Calendario.leer().vencimiento(desde, dias, ubigeo=ubigeo)


def habiles_entre(desde: date, hasta: date, *, ubigeo: str = "") -> int:
    return Calendario.leer().habiles_entre(desde, hasta, ubigeo=ubigeo)


@cache
def _feriados(anio: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("PE", language="es", years=anio))


def _alcanza(ambito: str, ubigeo: str) -> bool:
    """Without a place, only what holds for the whole country."""
    return ambito == "nacional" or ubigeo.startswith(ambito)


def _de_lunes_a_viernes(dia: date) -> int:
    """How many there have been since a Monday of the past: the first of January of the year 1."""
    semanas, resto = divmod(dia.toordinal(), 7)
    return semanas * 5 + min(resto, 5)


def _exigir_dia(dia: date) -> None:
    # A moment is a `date` to Python but equals no day, and the day that it is depends on the place.
    if isinstance(dia, datetime):
        raise TypeError("Dé el día y no el momento: timezone.localdate(momento, LIMA).")
