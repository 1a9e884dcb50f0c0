"""Places that a search names: what was done there comes first."""

from collections.abc import Sequence
from functools import cache

from practicas.catalogos import lugares

from .espanol import raices


@cache
def _por_raices() -> dict[tuple[str, ...], str]:
    """Roots of the name → UBIGEO, of departments and provinces; of namesakes, the larger place."""
    departamentos = lugares.departamentos()
    codigos = [*departamentos, *(p for d in (*departamentos, lugares.LIMA_PROVINCIAS) for p in lugares.hijos(d))]
    nombres = {tuple(raices(lugares.nombre(codigo))): codigo for codigo in reversed(codigos)}
    nombres.pop((), None)
    return nombres


def regiones(escritas: Sequence[str]) -> tuple[str, ...]:
    """Of roots typed in a row, the UBIGEO of the places they name: «Madre de Dios» is one, and not a mother."""
    nombres = _por_raices()
    largo = max(map(len, nombres))
    halladas, desde = [], 0
    while desde < len(escritas):
        tramos = (tuple(escritas[desde:hasta]) for hasta in range(desde + largo, desde, -1))
        nombre = next((t for t in tramos if t in nombres), ())
        halladas += [nombres[nombre]] if nombre else []
        desde += len(nombre) or 1
    return tuple(dict.fromkeys(halladas))
