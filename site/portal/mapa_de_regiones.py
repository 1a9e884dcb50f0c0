"""How many fichas there are in each region, as 26 tiles in their places: of all of them, or of what a search found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from busqueda.resultado import Resultado
from practicas.catalogos import lugares
from practicas.catalogos.plegado import plegar

from . import cuentas
from .graficos import TESELAS, Escala, Tesela, escala


@dataclass(frozen=True)
class Mapa:
    teselas: list[Tesela]
    escala: Escala

    @property
    def por_cantidad(self) -> list[Tesela]:
        return sorted(self.teselas, key=lambda t: (-t.cantidad, plegar(t.nombre)))

    @property
    def con_mas(self) -> list[Tesela]:
        return [t for t in self.por_cantidad[:3] if t.cantidad]

    @property
    def sin_fichas(self) -> list[Tesela]:
        return [t for t in self.teselas if not t.cantidad]


def _direccion_de_region(codigo: str) -> str:
    return reverse("region", args=[codigo])


def mapa(cantidades: Mapping[str, int], url_de: Callable[[str], str] = _direccion_de_region) -> Mapa:
    """26 tiles in the order they are read, each with where it leads."""
    pasos = escala([cantidades.get(codigo, 0) for codigo in TESELAS])
    teselas = [
        Tesela(
            codigo,
            letras,
            lugares.nombre(codigo),
            n := cantidades.get(codigo, 0),
            fila,
            columna,
            pasos.paso(n),
            url_de(codigo),
        )
        for codigo, (letras, fila, columna) in TESELAS.items()
    ]
    return Mapa(sorted(teselas, key=lambda t: (t.fila, t.columna)), pasos)


def mapa_de(resultado: Resultado, url_de: Callable[[str], str] = _direccion_de_region) -> Mapa | None:
    """With Lima parted in its two tiles, which the facet keeps below the department; None while the engine does not say."""
    del_pais = cuentas.por_codigo(resultado, "region")
    de_lima = None if del_pais is None else cuentas.debajo(resultado.consulta, "region", "15")
    return None if del_pais is None or de_lima is None else mapa({**del_pais, **de_lima}, url_de)
