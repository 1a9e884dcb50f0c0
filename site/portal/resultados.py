"""A search result arranged for its page: sidebar, order, pages and ways out. Templates only walk through it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import reverse

from busqueda import buscador
from busqueda.buscador import rango_en_palabras
from busqueda.consulta import ORDENES, ULTIMO_ACIERTO, Consulta
from busqueda.facetas import FACETAS, Clase
from busqueda.puerto import Rango
from busqueda.resultado import FacetaContada, Resultado, ValorFaceta
from busqueda.rotulos import Lugares

from .cifras import numero
from .consultas import de_menor_a_mayor
from .descargas import enlaces
from .graficos import Columna, histograma

CABEN = 8  # values that a facet shows without folding any
PRIMEROS = 5  # those it shows when they do not all fit
# «Ver los 23 temas»; the rest say «Ver los 23».
PLURALES = {
    "tema": "los {} temas",
    "region": "las {} regiones",
    "funcion": "las {} funciones",
    "sector": "los {} sectores",
    "entidad": "las {} entidades",
    "etiqueta": "las {} etiquetas",
    "lineamiento": "los {} lineamientos",
    "ods": "los {} objetivos",
    "deficiencia": "los {} problemas",
}
PISTAS = {"region": "Región, provincia o distrito", "entidad": "Nombre o sigla"}


# --- Sidebar ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Panel:
    """One facet of the sidebar."""

    contada: FacetaContada
    consulta: Consulta

    @property
    def nombre(self) -> str:
        return self.contada.faceta.nombre

    @property
    def titulo(self) -> str:
        return self.contada.faceta.titulo

    @property
    def abierta(self) -> bool:
        return self.contada.faceta.abierta or self.contada.elegidos > 0 or bool(self.columnas)

    @property
    def dicho(self) -> str:
        """What is chosen, beside the title."""
        if rango := self.consulta.rangos.get(self.nombre):
            return rango_en_palabras(rango)
        elegidos = self.contada.elegidos
        return f"{elegidos} elegido{'s' if elegidos > 1 else ''}" if elegidos else ""

    @cached_property
    def todos(self) -> tuple[ValorFaceta, ...]:
        return de_menor_a_mayor(self.nombre, self.contada.valores)

    @cached_property
    def caben(self) -> bool:
        return len(self.todos) <= CABEN and not self.contada.quedan

    @cached_property
    def visibles(self) -> list[ValorFaceta]:
        return [v for n, v in enumerate(self.todos) if self.caben or n < PRIMEROS or _puesto(v)]

    @property
    def resto(self) -> list[ValorFaceta]:
        """What one click unfolds; nothing when only the page of the facet has them all."""
        if self.caben or self.contada.quedan:
            return []
        return [v for n, v in enumerate(self.todos) if n >= PRIMEROS and not _puesto(v)]

    @property
    def retirados(self) -> tuple[ValorFaceta, ...]:
        return self.contada.retirados

    @property
    def ver_todos(self) -> str:
        return f"Ver {PLURALES.get(self.nombre, 'los {}').format(numero(self.contada.cuantos))}"

    @property
    def url(self) -> str:
        return "" if self.caben else f"{reverse('faceta', args=[self.nombre])}{self.consulta.url(pagina=1)}"

    @property
    def busca(self) -> bool:
        grande = self.contada.faceta.clase == Clase.GRANDE or isinstance(self.contada.faceta.fuente, Lugares)
        return grande and self.contada.cuantos > PRIMEROS

    @property
    def pista(self) -> str:
        return PISTAS.get(self.nombre, "")

    @property
    def hay_excluidos(self) -> bool:
        return any(v.excluido for v in self.todos)

    # --- Years
    @property
    def rango(self) -> Rango:
        return self.consulta.rangos.get(self.nombre, Rango())

    @cached_property
    def columnas(self) -> list[Columna]:
        if self.contada.faceta.clase != Clase.ANIOS:
            return []
        cuentas = {int(v.codigo): v.cantidad for v in self.todos if v.codigo.isdigit()}
        return histograma(cuentas, self.rango.desde, self.rango.hasta)

    @property
    def desde(self) -> int | None:
        return self.rango.desde

    @property
    def hasta(self) -> int | None:
        return self.rango.hasta

    @property
    def ultimo_anio(self) -> int:
        return self.columnas[-1].anio

    @property
    def dibujo_en_palabras(self) -> str:
        mayor = max(self.columnas, key=lambda c: c.cantidad)
        return (
            f"Fichas por año, de {self.columnas[0].anio} a {self.ultimo_anio}; el que más tiene es {mayor.anio}, "
            f"con {numero(mayor.cantidad)}."
        )


def _puesto(valor: ValorFaceta) -> bool:
    """Chosen or excluded, itself or one below."""
    return valor.elegido or valor.excluido or any(_puesto(hijo) for hijo in valor.hijos)


# --- Pages ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Salto:
    """A page to go to; without `numero`, a gap."""

    numero: int | None = None
    url: str = ""
    actual: bool = False


@dataclass(frozen=True)
class Paginas:
    """Where one is in a list, and the addresses of the other pages."""

    actual: int
    ultima: int
    total: int
    por_pagina: int
    url_de: Callable[[int], str]

    @property
    def hay_varias(self) -> bool:
        return self.ultima > 1

    @property
    def primero(self) -> int:
        return (self.actual - 1) * self.por_pagina + 1

    @property
    def ultimo(self) -> int:
        return min(self.total, self.actual * self.por_pagina)

    @property
    def anterior(self) -> str:
        return self.url_de(min(self.actual - 1, self.ultima)) if self.actual > 1 else ""

    @property
    def siguiente(self) -> str:
        return self.url_de(self.actual + 1) if self.actual < self.ultima else ""

    @property
    def saltos(self) -> Iterator[Salto]:
        cercanas = {1, self.actual - 1, self.actual, self.actual + 1, self.ultima}
        previa = 0
        for pagina in sorted(p for p in cercanas if 1 <= p <= self.ultima):
            if pagina > previa + 1:
                yield Salto()
            yield Salto(pagina, self.url_de(pagina), pagina == self.actual)
            previa = pagina


# --- The page ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Orden:
    titulo: str
    url: str
    actual: bool


@dataclass(frozen=True)
class PaginaDeResultados:
    resultado: Resultado

    @property
    def consulta(self) -> Consulta:
        return self.resultado.consulta

    @cached_property
    def _paneles(self) -> list[Panel]:
        contadas = sorted(self.resultado.facetas, key=lambda contada: FACETAS.index(contada.faceta))
        return [Panel(f, self.consulta) for f in contadas if f.valores or f.retirados]

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
    def filtros_puestos(self) -> int:
        return len(self.resultado.chips)

    @property
    def ordenes(self) -> list[Orden]:
        return [
            Orden(titulo, self.consulta.url(orden=codigo), codigo == self.consulta.orden)
            for codigo, titulo in ORDENES.items()
        ]

    @property
    def paginas(self) -> Paginas:
        alcanzables = min(self.resultado.total, ULTIMO_ACIERTO)
        por_pagina = self.consulta.por_pagina
        return Paginas(
            actual=self.consulta.pagina,
            ultima=-(-alcanzables // por_pagina),
            total=self.resultado.total,
            por_pagina=por_pagina,
            url_de=lambda pagina: self.consulta.url(pagina=pagina),
        )

    @property
    def parametros(self) -> list[tuple[str, str]]:
        """All of the search but its page, for forms that keep it."""
        return self.consulta.parametros(pagina=1)

    @property
    def filtros(self) -> list[tuple[str, str]]:
        """All but the words, for the search box."""
        return self.consulta.parametros(pagina=1, q="", corregir=True)

    @property
    def sin_facetas(self) -> list[tuple[str, str]]:
        """All but the filters, for the form of the sidebar."""
        return self.consulta.sin_filtros().parametros()

    @property
    def sin_filtros(self) -> str:
        return self.consulta.sin_filtros().url()

    @property
    def sin_corregir(self) -> str:
        return self.consulta.url(corregir=False)

    @property
    def primera_pagina(self) -> str:
        return self.consulta.url(pagina=1)

    @property
    def direccion(self) -> str:
        return f"{reverse('buscar')}{self.consulta.url(pagina=self.consulta.pagina).rstrip('?')}"


# --- Nothing found ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Salida:
    texto: str
    url: str
    cantidad: int


MAXIMO_DE_SALIDAS = 6


def con_menos_filtros(resultado: Resultado) -> list[Salida]:
    """The same search without each of its filters; never one that finds nothing either."""
    consulta = resultado.consulta
    caminos = [(f"Sin «{chip.texto}»", _sin_chip(consulta, n)) for n, chip in enumerate(resultado.chips)]
    if len(caminos) != 1 or consulta.q:
        caminos.append(("Sin ningún filtro", consulta.sin_filtros()))
    corregida = resultado.correccion["consulta"] if resultado.correccion else ""
    return _que_llevan(caminos, corregida) if resultado.chips else []


def _sin_chip(consulta: Consulta, posicion: int) -> Consulta:
    """Chips come in the order of the filters, included before excluded, and ranges last."""
    caminos = [
        (nombre, codigo) for nombre, f in consulta.filtros.items() for codigo in (*f.incluidos, *f.excluidos)
    ] + [(nombre, None) for nombre in consulta.rangos]
    return consulta.sin(*caminos[posicion])


def con_otras_palabras(resultado: Resultado) -> list[Salida]:
    """Each word by itself, with no filters."""
    consulta = resultado.consulta
    palabras = [p.strip('"-') for p in consulta.q.split() if len(p.strip('"-')) > 3]
    if len(palabras) < 2:
        return []
    return _que_llevan([(p, Consulta(q=p)) for p in dict.fromkeys(palabras)])


def _que_llevan(caminos: list[tuple[str, Consulta]], corregida: str = "") -> list[Salida]:
    """Those that find something. Whoever follows one is corrected as here: so it is counted."""
    caminos = caminos[:MAXIMO_DE_SALIDAS]
    totales = buscador.contar([replace(c, q=corregida) if corregida and c.q else c for _, c in caminos])
    return [
        Salida(texto, f"{reverse('buscar')}{consulta.url()}", total)
        for (texto, consulta), total in zip(caminos, totales, strict=True)
        if total
    ]
