"""Up to four practices side by side: which of those asked for can be, why the others cannot, and what each says of the same thing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from busqueda.resultado import Acierto
from busqueda.similares import similares
from practicas.fichas.consultas import practicas_con_codigos, practicas_publicas, practicas_retiradas
from practicas.fichas.models import Leccion, Practica

from .criterios import GRUPOS, Fila
from .vista_ficha import VistaDePractica

MINIMO, MAXIMO = 2, 4
PARAMETRO = "ficha"
CABEN_EN_UN_AVISO = 5
_CODIGO = re.compile(rf"(?:{Practica.PREFIJO}|{Leccion.PREFIJO})-[0-9]{{4}}-[0-9]{{1,9}}")


def leer_codigos(datos: QueryDict) -> list[str]:
    """As they were asked for, repeated ones too, without what no code may have."""
    escritos = (codigo.replace("\0", "").strip().upper()[:20] for codigo in datos.getlist(PARAMETRO))
    return [codigo for codigo in escritos if codigo]


def leer_elegidas(datos: QueryDict) -> tuple[str, ...]:
    """Those that a search carries along to be compared: once each, and no more than fit."""
    bien_escritos = (c for c in leer_codigos(datos) if _CODIGO.fullmatch(c))
    return tuple(dict.fromkeys(bien_escritos))[:MAXIMO]


def en_campos(elegidas: Iterable[str]) -> list[tuple[str, str]]:
    """For a form that carries them along."""
    return [(PARAMETRO, codigo) for codigo in elegidas]


def con_elegidas(url: str, elegidas: tuple[str, ...]) -> str:
    """The address of a search, which has a «?» even when it asks for nothing, with them along."""
    return f"{url}{'' if url.endswith('?') else '&'}{urlencode(en_campos(elegidas))}" if elegidas else url


def direccion_de(codigos: list[str], **otros: str) -> str:
    pares = en_campos(codigos) + list(otros.items())
    return f"{reverse('comparar')}?{urlencode(pares)}" if pares else reverse("comparar")


@dataclass(frozen=True)
class Columna:
    vista: VistaDePractica
    sin_ella: str  # address of the same comparison without it


@dataclass(frozen=True)
class Comparacion:
    vistas: tuple[VistaDePractica, ...]
    avisos: tuple[str, ...]
    solo_diferencias: bool = False

    @property
    def se_puede(self) -> bool:
        return len(self.vistas) >= MINIMO

    @property
    def caben_mas(self) -> bool:
        return len(self.vistas) < MAXIMO

    @property
    def codigos(self) -> list[str]:
        return [v.ficha.codigo for v in self.vistas]

    @property
    def columnas(self) -> list[Columna]:
        return [Columna(v, direccion_de([c for c in self.codigos if c != v.ficha.codigo])) for v in self.vistas]

    @cached_property
    def grupos(self) -> list[tuple[str, list[Fila]]]:
        """Without the rows of which no practice says anything."""
        todos = ((titulo, [c.fila(self.vistas) for c in criterios]) for titulo, criterios in GRUPOS)
        visibles = ((titulo, [f for f in filas if self._se_muestra(f)]) for titulo, filas in todos)
        return [(titulo, filas) for titulo, filas in visibles if filas]

    def _se_muestra(self, fila: Fila) -> bool:
        return fila.dice_algo and not (self.solo_diferencias and fila.son_iguales)

    @property
    def direccion(self) -> str:
        return direccion_de(self.codigos)

    @property
    def direccion_de_diferencias(self) -> str:
        return direccion_de(self.codigos, ver="diferencias")

    @property
    def ocultos(self) -> list[tuple[str, str]]:
        """What the search for one more carries along."""
        return [("tipo", Practica.TIPO), *en_campos(self.codigos)]

    @property
    def parecidas(self) -> list[tuple[Acierto, str]]:
        """Practices like the only one chosen, each with the address that compares both."""
        if len(self.vistas) != 1:
            return []
        otras = [a for a in similares(self.vistas[0].ficha, 9) if a.tipo == Practica.TIPO]
        return [(a, direccion_de([*self.codigos, a.codigo])) for a in otras[:3]]


def comparar(datos: QueryDict) -> Comparacion:
    pedidos = leer_codigos(datos)
    publicas = practicas_publicas({c for c in pedidos if _CODIGO.fullmatch(c)})
    hallados = [c for c in dict.fromkeys(pedidos) if c in publicas]
    practicas = practicas_con_codigos(hallados[:MAXIMO])  # an address has room for hundreds
    vistas = tuple(VistaDePractica(practicas[c]) for c in hallados[:MAXIMO] if c in practicas)
    avisos = tuple(_avisos(pedidos, hallados))
    return Comparacion(vistas, avisos, solo_diferencias=datos.get("ver") == "diferencias")


def _avisos(pedidos: list[str], hallados: list[str]) -> Iterator[str]:
    """Why some of those asked for are not compared. Of a lesson, its code says it: whether there is one is not asked."""
    if sobran := hallados[MAXIMO:]:
        yield f"Se comparan hasta {MAXIMO} prácticas. Quite una para agregar: {_enumerar(sobran)}."
    if repetidos := list(dict.fromkeys(c for c in hallados if pedidos.count(c) > 1)):
        yield f"Cada práctica se muestra una sola vez. Estaba repetida: {_enumerar(repetidos)}."
    faltan = [c for c in dict.fromkeys(pedidos) if c not in hallados]
    if lecciones := [c for c in faltan if c.startswith(f"{Leccion.PREFIJO}-")]:
        yield f"Solo se comparan buenas prácticas. Es una lección aprendida: {_enumerar(lecciones)}."
    resto = [c for c in faltan if c not in lecciones]
    retiradas = practicas_retiradas([c for c in resto if _CODIGO.fullmatch(c)]) if resto else set()
    if idas := [c for c in resto if c in retiradas]:
        yield f"Fue retirada del repositorio: {_enumerar(idas)}."
    if desconocidos := [c for c in resto if c not in retiradas]:
        yield f"No es el código de una práctica publicada: {_enumerar(desconocidos)}. Cópielo de su página, por ejemplo BP-2026-00042."


def _enumerar(codigos: list[str]) -> str:
    quedan = len(codigos) - CABEN_EN_UN_AVISO
    return ", ".join(codigos[:CABEN_EN_UN_AVISO]) + (f" y {quedan} más" if quedan > 0 else "")
