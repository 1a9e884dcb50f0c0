"""The values of one facet arranged for their own page: searched, walked down and paged without a script."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from busqueda.buscador import VALORES_POR_PAGINA, ValoresDeFaceta
from busqueda.consulta import Consulta
from busqueda.puerto import Filtro
from busqueda.rotulos import leer

from .comparacion import con_elegidas, en_campos
from .paginacion import Paginas


@dataclass(frozen=True)
class PaginaDeValores:
    consulta: Consulta
    valores: ValoresDeFaceta
    elegidas: tuple[str, ...] = ()  # to be compared

    @property
    def faceta(self):
        return self.valores.faceta

    @property
    def filtro(self) -> Filtro:
        return self.consulta.filtros.get(self.faceta.nombre, Filtro())

    @property
    def ocultos(self) -> list[tuple[str, str]]:
        """What the form keeps: the search, and what is chosen of this facet and not listed here."""
        listados = {v.codigo for v in self.valores.valores}
        propios = self.filtro.incluidos + tuple(f"-{c}" for c in self.filtro.excluidos)
        ajenos = self.consulta.sin(self.faceta.nombre).parametros(pagina=1)
        return [*ajenos, *((self.faceta.nombre, c) for c in propios if c not in listados), *en_campos(self.elegidas)]

    @property
    def vuelta(self) -> str:
        return con_elegidas(f"{reverse('buscar')}{self.consulta.url(pagina=1)}", self.elegidas)

    @property
    def titulo_de_padre(self) -> str:
        if not self.valores.padre:
            return ""
        pedido = {self.faceta.nombre: (self.faceta.fuente, [self.valores.padre])}
        return leer(pedido)[self.faceta.nombre].nombre(self.valores.padre)

    @property
    def arriba(self) -> str:
        return self._url(padre="")

    @property
    def filas(self) -> list[tuple]:
        """Each value, with the address of those below it that have fichas, if any."""
        con_dentro = self.valores.con_otros_dentro
        return [(v, self._url(padre=v.codigo) if v.codigo in con_dentro else "") for v in self.valores.valores]

    @property
    def paginas(self) -> Paginas:
        return Paginas(
            actual=self.valores.pagina,
            ultima=self.valores.paginas,
            total=self.valores.total,
            por_pagina=VALORES_POR_PAGINA,
            url_de=lambda pagina: self._url(padre=self.valores.padre or "", pagina=pagina),
        )

    def _url(self, *, padre: str, pagina: int = 1) -> str:
        propios = {"contiene": "" if padre else self.valores.contiene, "padre": padre}
        pares = self.consulta.parametros(pagina=pagina) + [(n, v) for n, v in propios.items() if v]
        return con_elegidas(f"{reverse('faceta', args=[self.faceta.nombre])}?{urlencode(pares)}", self.elegidas)
