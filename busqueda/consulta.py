"""A search as its address says it, and back: `/buscar/?q=…&tema=…&pilar=-p5&anio=2019-2024&orden=recientes&pagina=2`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import cast
from urllib.parse import urlencode

from . import rotulos
from .facetas import DE_ANIOS, DE_CODIGOS, POR_NOMBRE
from .puerto import Filtro, Orden, Rango

MAXIMO_DE_CARACTERES = 300
MAXIMO_DE_BYTES = 8 * 1024  # of the query string: nobody could have typed or clicked together a longer one
ULTIMO_ACIERTO = 10_000
VISTAS = {"lista": "Lista", "mapa": "Mapa"}  # how the page shows what is found: no engine looks at it
ORDENES = {"relevancia": "Relevancia", "recientes": "Más recientes", "titulo": "Título"}
_CODIGO = re.compile(r"-?\w[\w.-]{0,129}")
_ANIOS = re.compile(r"(?P<desde>\d{4})?(?P<guion>-)?(?P<hasta>\d{4})?", re.ASCII)
_PROPIOS = {"q", "orden", "pagina", "corregir"}


@dataclass(frozen=True)
class Problema:
    """A parameter that means nothing: the page ignores it, the API answers 400 with it."""

    parametro: str
    motivo: str


@dataclass(frozen=True)
class Consulta:
    q: str = ""
    filtros: Mapping[str, Filtro] = field(default_factory=lambda: MappingProxyType({}))
    rangos: Mapping[str, Rango] = field(default_factory=lambda: MappingProxyType({}))
    orden: Orden = "relevancia"
    pagina: int = 1
    por_pagina: int = 20
    corregir: bool = True
    recortada: bool = False
    vista: str = "lista"

    @property
    def filtrada(self) -> bool:
        return bool(self.filtros or self.rangos)

    def parametros(self, **cambios) -> list[tuple[str, str]]:
        """The pairs of the address, in a fixed order, so that one search has one address."""
        otra = replace(self, **cambios)
        pares = [("q", otra.q)] if otra.q else []
        for faceta in DE_CODIGOS:
            filtro = otra.filtros.get(faceta.nombre, Filtro())
            pares += [(faceta.nombre, c) for c in filtro.incluidos] + [
                (faceta.nombre, f"-{c}") for c in filtro.excluidos
            ]
        pares += [(nombre, _escribir_rango(rango)) for nombre, rango in otra.rangos.items()]
        if otra.orden != "relevancia":
            pares.append(("orden", otra.orden))
        if not otra.corregir:
            pares.append(("corregir", "no"))
        if otra.vista != "lista":
            pares.append(("vista", otra.vista))
        if otra.pagina > 1:
            pares.append(("pagina", str(otra.pagina)))
        return pares

    def url(self, **cambios) -> str:
        """The query string, with its «?»; any change but of page goes back to the first."""
        if cambios and "pagina" not in cambios:
            cambios["pagina"] = 1
        pares = self.parametros(**cambios)
        return f"?{urlencode(pares)}" if pares else "?"

    def con(self, faceta: str, codigo: str) -> "Consulta":
        """The same search with one more value included."""
        filtro = self.filtros.get(faceta, Filtro())
        if codigo in filtro.incluidos:
            return self
        return self._con_filtro(faceta, replace(filtro, incluidos=(*filtro.incluidos, codigo)))

    def sin(self, faceta: str, codigo: str | None = None) -> "Consulta":
        """The same search without a value, included or excluded, or without the whole facet."""
        if codigo is None:
            return replace(
                self,
                pagina=1,
                filtros={n: f for n, f in self.filtros.items() if n != faceta},
                rangos={n: r for n, r in self.rangos.items() if n != faceta},
            )
        filtro = self.filtros.get(faceta, Filtro())
        return self._con_filtro(
            faceta,
            Filtro(
                tuple(c for c in filtro.incluidos if c != codigo), tuple(c for c in filtro.excluidos if c != codigo)
            ),
        )

    def sin_filtros(self) -> "Consulta":
        return replace(self, pagina=1, filtros={}, rangos={})

    def _con_filtro(self, faceta: str, filtro: Filtro) -> "Consulta":
        filtros = {**self.filtros, faceta: filtro}
        return replace(self, pagina=1, filtros={n: f for n, f in filtros.items() if f != Filtro()})


def leer_consulta(datos: Mapping, por_pagina: int = 20) -> tuple[Consulta, list[Problema]]:
    """From a QueryDict (or anything with `getlist`): the search, and what could not be understood of it.

    Codes that no catalogue has are left out; asks the database only where some are chosen.
    """
    consulta, problemas = leer_forma(datos, por_pagina)
    if not consulta.filtros:
        return consulta, problemas
    pagina = consulta.pagina
    elegidos = {n: (POR_NOMBRE[n].fuente, f.incluidos + f.excluidos) for n, f in consulta.filtros.items()}
    rotulos_de = rotulos.leer(elegidos)
    for nombre, filtro in consulta.filtros.items():
        for codigo in filtro.incluidos + filtro.excluidos:
            if codigo not in rotulos_de[nombre].nombres:
                problemas.append(Problema(nombre, f"«{codigo[:60]}» no existe en «{POR_NOMBRE[nombre].titulo}»."))
                consulta = consulta.sin(nombre, codigo)
    return replace(consulta, pagina=pagina), problemas


def leer_forma(datos: Mapping, por_pagina: int = 20) -> tuple[Consulta, list[Problema]]:
    """The search as it is written, whether or not its codes exist."""
    problemas: list[Problema] = []
    escrito = " ".join(datos.get("q", "").replace("\x00", " ").split())
    consulta = Consulta(
        q=escrito[:MAXIMO_DE_CARACTERES],
        filtros=_leer_filtros(datos, problemas),
        rangos=_leer_rangos(datos, problemas),
        orden=_leer_orden(datos, problemas),
        pagina=_leer_entero(datos, "pagina", problemas),
        por_pagina=por_pagina,
        corregir=_leer_corregir(datos, problemas),
        recortada=len(escrito) > MAXIMO_DE_CARACTERES,
        vista="mapa" if datos.get("vista") == "mapa" else "lista",
    )
    return consulta, problemas


def _leer_filtros(datos, problemas: list[Problema]) -> dict[str, Filtro]:
    filtros = {}
    for faceta in DE_CODIGOS:
        incluidos, excluidos = [], []
        for valor in datos.getlist(faceta.nombre):
            if not valor:
                continue
            if not _CODIGO.fullmatch(valor):
                problemas.append(Problema(faceta.nombre, f"«{valor[:60]}» no es un código."))
            elif valor.startswith("-"):
                excluidos.append(valor[1:])
            else:
                incluidos.append(valor)
        if incluidos or excluidos:
            filtros[faceta.nombre] = Filtro(tuple(dict.fromkeys(incluidos)), tuple(dict.fromkeys(excluidos)))
    return filtros


def _leer_rangos(datos, problemas: list[Problema]) -> dict[str, Rango]:
    rangos = {}
    for faceta in DE_ANIOS:
        # Without JavaScript the two fields of the form arrive apart.
        valor = datos.get(faceta.nombre, "")
        desde, hasta = (datos.get(f"{faceta.nombre}_{extremo}", "").strip() for extremo in ("desde", "hasta"))
        if not valor and (desde or hasta):
            valor = desde if desde == hasta else f"{desde}-{hasta}"
        if not valor:
            continue
        if (rango := leer_rango(valor)) is None:
            problemas.append(
                Problema(faceta.nombre, f"«{valor[:20]}» no es un año: use 2020, 2019-2024, 2019- o -2019.")
            )
            # Of two fields, one may be right.
            rango = next(filter(None, (leer_rango(parte) for parte in (f"{desde}-", f"-{hasta}"))), None)
        if rango:
            rangos[faceta.nombre] = rango
    return rangos


def leer_rango(valor: str) -> Rango | None:
    """«2020», «2019-2024», «2019-», «-2019»; None when it is none of them."""
    leido = _ANIOS.fullmatch(valor)
    if not leido or not (leido["desde"] or leido["hasta"]) or (leido["hasta"] and not leido["guion"]):
        return None
    desde = int(leido["desde"]) if leido["desde"] else None
    if not leido["guion"]:
        return Rango(desde, desde)
    hasta = int(leido["hasta"]) if leido["hasta"] else None
    if desde and hasta and desde > hasta:
        desde, hasta = hasta, desde
    return Rango(desde, hasta)


def _escribir_rango(rango: Rango) -> str:
    desde, hasta = ("" if anio is None else f"{anio:04}" for anio in (rango.desde, rango.hasta))
    return desde if desde == hasta else f"{desde}-{hasta}"


def _leer_orden(datos, problemas: list[Problema]) -> Orden:
    valor = datos.get("orden") or "relevancia"
    if valor in ORDENES:
        return cast(Orden, valor)
    problemas.append(Problema("orden", f"Use uno de: {', '.join(ORDENES)}."))
    return "relevancia"


def _leer_corregir(datos, problemas: list[Problema]) -> bool:
    valor = datos.get("corregir") or "si"
    if valor not in ("si", "no"):
        problemas.append(Problema("corregir", "Use «si» o «no»."))
    return valor != "no"


def _leer_entero(datos, nombre: str, problemas: list[Problema]) -> int:
    valor = datos.get(nombre) or "1"
    if valor.isascii() and valor.isdigit() and int(valor[:9]) >= 1 and len(valor) < 10:
        return int(valor)
    problemas.append(Problema(nombre, "Use un número entero desde 1."))
    return 1


def parametros_desconocidos(datos, admitidos: set[str]) -> list[Problema]:
    """Names that mean nothing here, for the API."""
    conocidos = _PROPIOS | set(POR_NOMBRE) | admitidos
    return [Problema(n, "No existe ese parámetro.") for n in datos if n not in conocidos]
