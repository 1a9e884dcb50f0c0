"""A search result arranged for its page: sidebar, order, pages and what to take away. Templates only walk through it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from busqueda.consulta import ORDENES, ULTIMO_ACIERTO, VISTAS, Consulta
from busqueda.facetas import FACETAS
from busqueda.resultado import Chip, Resultado
from practicas.fichas.models import Practica

from .comparacion import con_elegidas, en_campos
from .descargas import enlaces
from .mapa_de_regiones import Mapa, mapa_de
from .metadatos import MAXIMO_DE_FILTROS, direccion
from .paginacion import Paginas
from .paneles import Panel


@dataclass(frozen=True)
class Modo:
    """One of several ways of seeing the same."""

    titulo: str
    url: str
    actual: bool


@dataclass(frozen=True)
class PaginaDeResultados:
    """`elegidas` are codes of practices chosen to be compared: whatever one does with the search, they come along."""

    resultado: Resultado
    elegidas: tuple[str, ...] = ()

    @property
    def consulta(self) -> Consulta:
        return self.resultado.consulta

    @cached_property
    def _paneles(self) -> list[Panel]:
        contadas = sorted(self.resultado.facetas, key=lambda contada: FACETAS.index(contada.faceta))
        return [Panel(f, self.consulta, self.elegidas) for f in contadas if f.valores or f.retirados]

    @property
    def paneles(self) -> list[Panel]:
        return [p for p in self._paneles if not p.contada.faceta.plegada or p.contada.elegidos]

    @property
    def mas_paneles(self) -> list[Panel]:
        """Those under «Más filtros»."""
        return [p for p in self._paneles if p.contada.faceta.plegada and not p.contada.elegidos]

    @property
    def buscables(self) -> list[Panel]:
        return [p for p in self._paneles if p.busca]

    @property
    def descargas(self) -> Iterable[tuple[str, str]]:
        return enlaces(self.consulta)

    @property
    def para_incrustar(self) -> str:
        """The address of its first hits for the page of another site."""
        return direccion(f"{reverse('incrustada')}{self.consulta.url(pagina=1)}")

    @property
    def filtros_puestos(self) -> int:
        return len(self.resultado.chips)

    @property
    def ordenes(self) -> list[Modo]:
        return [
            Modo(titulo, self._con_elegidas(self.consulta.url(orden=codigo)), codigo == self.consulta.orden)
            for codigo, titulo in ORDENES.items()
        ]

    @property
    def vistas(self) -> list[Modo]:
        return [
            Modo(titulo, self._con_elegidas(self.consulta.url(vista=codigo)), codigo == self.consulta.vista)
            for codigo, titulo in VISTAS.items()
        ]

    @cached_property
    def mapa(self) -> Mapa | None:
        """Where what was found happened, if it was asked for so; each tile is the list of its region."""
        if self.consulta.vista != "mapa":
            return None
        sin_region = self.consulta.sin("region")
        return mapa_de(
            self.resultado,
            lambda codigo: (
                f"{reverse('buscar')}{self._con_elegidas(sin_region.con('region', codigo).url(vista='lista'))}"
            ),
        )

    @property
    def paginas(self) -> Paginas:
        alcanzables = min(self.resultado.total, ULTIMO_ACIERTO)
        por_pagina = self.consulta.por_pagina
        return Paginas(
            actual=self.consulta.pagina,
            ultima=-(-alcanzables // por_pagina),
            total=self.resultado.total,
            por_pagina=por_pagina,
            url_de=lambda pagina: self._con_elegidas(self.consulta.url(pagina=pagina)),
        )

    @property
    def parametros(self) -> list[tuple[str, str]]:
        """All of the search but its page, for forms that keep it."""
        return [*self.consulta.parametros(pagina=1), *self.ocultas]

    @property
    def filtros(self) -> list[tuple[str, str]]:
        """All but the words, for the search box."""
        return [*self.consulta.parametros(pagina=1, q="", corregir=True), *self.ocultas]

    @property
    def sin_facetas(self) -> list[tuple[str, str]]:
        """All but the filters, for the form of the sidebar."""
        return [*self.consulta.sin_filtros().parametros(), *self.ocultas]

    @property
    def sin_filtros(self) -> str:
        return self._con_elegidas(self.consulta.sin_filtros().url())

    @property
    def sin_corregir(self) -> str:
        return self._con_elegidas(self.consulta.url(corregir=False))

    @property
    def primera_pagina(self) -> str:
        return self._con_elegidas(self.consulta.url(pagina=1))

    @property
    def chips(self) -> list[tuple[Chip, str]]:
        """Each with the address of the search without it."""
        return [(chip, self._con_elegidas(chip.url)) for chip in self.resultado.chips]

    @property
    def ocultas(self) -> list[tuple[str, str]]:
        return en_campos(self.elegidas)

    @property
    def elegidas_en_otra_pagina(self) -> list[str]:
        """Those without a box of their own here."""
        aqui = {a.codigo for a in self.resultado.aciertos}
        return [codigo for codigo in self.elegidas if codigo not in aqui]

    @property
    def hay_que_comparar(self) -> bool:
        return bool(self.elegidas) or any(a.tipo == Practica.TIPO for a in self.resultado.aciertos)

    @property
    def vale_indexarla(self) -> bool:
        """The first page of a search with few filters, in its own order, that found something."""
        c = self.consulta
        simple = c.pagina == 1 and c.orden == "relevancia" and c.corregir and not self.elegidas
        return simple and self.resultado.total > 0 and self.filtros_puestos <= MAXIMO_DE_FILTROS

    def _con_elegidas(self, url: str) -> str:
        return con_elegidas(url, self.elegidas)

    @property
    def direccion(self) -> str:
        return f"{reverse('buscar')}{self.consulta.url(pagina=self.consulta.pagina).rstrip('?')}"
