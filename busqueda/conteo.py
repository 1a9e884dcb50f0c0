"""Counts of an engine → the facets of a page: labelled, ordered, as a tree, with what is chosen always in sight."""

from collections.abc import Mapping
from functools import lru_cache
from heapq import nsmallest

from practicas.catalogos.plegado import plegar

from . import rotulos
from .consulta import Consulta
from .facetas import POR_NOMBRE, Clase, Faceta
from .puerto import Filtro
from .resultado import FacetaContada, ValorFaceta
from .rotulos import Rotulos

PRIMEROS_DE_GRANDE, LEIDOS_DE_GRANDE = 20, 60


def leer_rotulos(cuentas: Mapping[str, Mapping[str, int]], consulta: Consulta) -> dict[str, Rotulos]:
    """Labels of every code counted or chosen, in three queries."""
    pedidos = {}
    for nombre in dict.fromkeys((*cuentas, *consulta.filtros)):
        faceta = POR_NOMBRE[nombre]
        codigos = [*_los_que_se_ven(faceta, cuentas.get(nombre, {})), *_elegidos(consulta, nombre)]
        pedidos[nombre] = (faceta.fuente, codigos)
    return rotulos.leer(pedidos)


def _los_que_se_ven(faceta: Faceta, valores: Mapping[str, int]) -> list[str]:
    """Of a large facet only some are shown: a few more are read, so that ties break by label where they can."""
    if faceta.clase != Clase.GRANDE:
        return list(valores)
    return nsmallest(LEIDOS_DE_GRANDE, valores, key=lambda codigo: (-valores[codigo], codigo))


def _elegidos(consulta: Consulta, faceta: str) -> tuple[str, ...]:
    filtro = consulta.filtros.get(faceta, Filtro())
    return filtro.incluidos + filtro.excluidos


def contar_facetas(
    cuentas: Mapping[str, Mapping[str, int]], consulta: Consulta, rotulos_de: Mapping[str, Rotulos]
) -> tuple[FacetaContada, ...]:
    return tuple(
        contar_faceta(POR_NOMBRE[nombre], valores, consulta, rotulos_de[nombre]) for nombre, valores in cuentas.items()
    )


def contar_faceta(faceta: Faceta, cuentas: Mapping[str, int], consulta: Consulta, rotulos_: Rotulos) -> FacetaContada:
    hacer = Hacedor(cuentas, consulta.filtros.get(faceta.nombre, Filtro()), rotulos_)
    elegidos = _elegidos(consulta, faceta.nombre)
    if faceta.clase == Clase.ARBOL:
        abiertos = {*elegidos, *(arriba for codigo in elegidos for arriba in rotulos_.ascendencia(codigo))}
        valores = hacer.rama(None, abiertos)
    elif faceta.clase == Clase.ANIOS:
        valores = [hacer.valor(codigo) for codigo in sorted(cuentas)]
    elif faceta.clase == Clase.GRANDE:
        # Thousands are counted and twenty shown: only those that were read with their label are ordered.
        primeros = hacer.lista({*cuentas, *elegidos} & rotulos_.nombres.keys())[:PRIMEROS_DE_GRANDE]
        puestos = {v.codigo for v in primeros}
        valores = primeros + hacer.lista(codigo for codigo in set(elegidos) if codigo not in puestos)
    else:
        valores = hacer.lista({*cuentas, *elegidos})
    retirados = tuple(v for v in valores if v.retirado)
    rango = consulta.rangos.get(faceta.nombre)
    return FacetaContada(
        faceta=faceta,
        valores=tuple(v for v in valores if not v.retirado),
        cuantos=len(hacer.hermanos(None)) if faceta.clase == Clase.ARBOL else len(cuentas),
        elegidos=len(elegidos) + (rango is not None),
        retirados=retirados,
    )


class Hacedor:
    """Values of one facet, from their counts."""

    def __init__(self, cuentas: Mapping[str, int], filtro: Filtro, rotulos_: Rotulos):
        self.cuentas = cuentas
        self.filtro = filtro
        self.rotulos = rotulos_

    def valor(self, codigo: str, hijos: tuple[ValorFaceta, ...] = ()) -> ValorFaceta:
        return ValorFaceta(
            codigo=codigo,
            nombre=self.rotulos.nombre(codigo),
            cantidad=self.cuentas.get(codigo, 0),
            elegido=codigo in self.filtro.incluidos,
            excluido=codigo in self.filtro.excluidos,
            hijos=hijos,
            retirado=codigo in self.rotulos.retirados,
        )

    def lista(self, codigos) -> list[ValorFaceta]:
        return sorted((self.valor(c) for c in codigos), key=orden_de_valores)

    def hermanos(self, padre: str | None) -> list[str]:
        """Codes with hits, or chosen, right below one."""
        con_fichas = {*self.cuentas, *self.filtro.incluidos, *self.filtro.excluidos}
        return [c for c in con_fichas if self.rotulos.padre(c) == padre]

    def rama(self, padre: str | None, abiertos: set[str]) -> list[ValorFaceta]:
        """The values below one; and below those that are open, theirs."""
        con_fichas = {*self.hermanos(padre), *(c for c in abiertos if self.rotulos.padre(c) == padre)}
        valores = [self.valor(c, tuple(self.rama(c, abiertos)) if c in abiertos else ()) for c in con_fichas]
        return sorted(valores, key=orden_de_valores)


def orden_de_valores(valor: ValorFaceta) -> tuple:
    """More fichas first, then by label as a dictionary would."""
    return (-valor.cantidad, _plegado(valor.nombre), valor.codigo)


_plegado = lru_cache(maxsize=10_000)(plegar)
