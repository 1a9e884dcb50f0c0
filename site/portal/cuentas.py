"""How many fichas each value of a facet has."""

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.facetas import POR_NOMBRE
from busqueda.resultado import Resultado, ValorFaceta
from busqueda.rotulos import TRAMOS

Cuentas = dict[str, int] | None  # code → fichas; None while the engine does not say


def por_codigo(resultado: Resultado, faceta: str) -> Cuentas:
    """With whatever depth the result brings."""
    if resultado.degradada:
        return None
    contada = next((f for f in resultado.facetas if f.faceta.nombre == faceta), None)
    return dict(_aplanar((*contada.valores, *contada.retirados))) if contada else {}


def _aplanar(valores: tuple[ValorFaceta, ...]):
    for valor in valores:
        yield valor.codigo, valor.cantidad
        yield from _aplanar(valor.hijos)


def debajo(consulta: Consulta, faceta: str, padre: str) -> Cuentas:
    """Of the values right below one."""
    hallados = buscador.valores_de_faceta(consulta, POR_NOMBRE[faceta], padre=padre)
    return None if hallados.degradada else {v.codigo: v.cantidad for v in hallados.valores}


def valores_debajo(consulta: Consulta, faceta: str, padre: str) -> tuple[ValorFaceta, ...]:
    return buscador.valores_de_faceta(consulta, POR_NOMBRE[faceta], padre=padre).valores


def de_menor_a_mayor(faceta: str, valores: tuple[ValorFaceta, ...]) -> tuple[ValorFaceta, ...]:
    """Bands by their size, with what is no band at the end; the values of any other facet stay as they come."""
    orden = {tramo.codigo: n for n, tramo in enumerate(TRAMOS.get(faceta, ()))}
    return tuple(sorted(valores, key=lambda v: orden.get(v.codigo, len(orden))))


def todas() -> Resultado:
    """Every ficha, counted by every facet."""
    return buscador.buscar(Consulta(por_pagina=1))
