"""What changed from one text to another, word by word, for whoever must decide on the change."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel

from .palabras import es_vacia

# A word with the blanks that follow it: blanks alone would match everywhere and part every change in two.
_PALABRA = re.compile(r"([^\W_]+(?:[.,'’/-][^\W_]+)*|([^\w\s]|_)\2*)(\s*)|(\s+)")
ISLA_MAXIMA = 3  # words of an equal stretch that may be told as changed with what surrounds it


class Clase(StrEnum):
    IGUAL = "igual"
    QUITADO = "quitado"
    AGREGADO = "agregado"


@dataclass(frozen=True)
class Tramo:
    clase: Clase
    texto: str


Palabra = tuple[str, str]  # as written, and the blanks behind


@dataclass
class _Paso:
    """A stretch of both texts: words that stay (`antes` and `despues` pair up), or a change."""

    igual: bool
    antes: list[Palabra]
    despues: list[Palabra]


def diferencia(antes: str, despues: str) -> list[Tramo]:
    """Joining equal and removed gives `antes`; equal and added, `despues`. Neighbours are of different class."""
    pasos = _unir(_sin_islas(_unir(_alinear(_palabras(antes), _palabras(despues)))))
    tramos = [tramo for paso in pasos for tramo in _tramos(paso)]
    return [Tramo(clase, "".join(t.texto for t in seguidos)) for clase, seguidos in groupby(tramos, lambda t: t.clase)]


def _palabras(texto: str) -> list[Palabra]:
    return [(p[1] or "", p[3] or p[4] or "") for p in _PALABRA.finditer(texto)]


def _alinear(antes: list[Palabra], despues: list[Palabra]) -> list[_Paso]:
    numeros: dict[str, int] = {}

    def numerar(palabras: list[Palabra]) -> list[int]:
        return [numeros.setdefault(palabra, len(numeros)) for palabra, _ in palabras]

    return [
        _Paso(paso.tag == "equal", antes[paso.src_start : paso.src_end], despues[paso.dest_start : paso.dest_end])
        for paso in Indel.opcodes(numerar(antes), numerar(despues))
    ]


def _unir(pasos: list[_Paso]) -> list[_Paso]:
    """A run of changes is one change."""
    return [
        _Paso(igual, [p for paso in seguidos for p in paso.antes], [p for paso in seguidos for p in paso.despues])
        for igual, grupo in groupby(pasos, key=lambda p: p.igual)
        for seguidos in [list(grupo)]
    ]


def _sin_islas(pasos: list[_Paso]) -> list[_Paso]:
    """«de» left standing between two changes helps nobody: it is told with them."""
    for anterior, paso, siguiente in zip(pasos, pasos[1:], pasos[2:], strict=False):
        if paso.igual and _es_isla(paso, anterior, siguiente):
            paso.igual = False
    return pasos


def _es_isla(paso: _Paso, anterior: _Paso, siguiente: _Paso) -> bool:
    if len(paso.antes) > ISLA_MAXIMA:
        return False
    if all(es_vacia(palabra) for palabra, _ in paso.antes):
        return True
    return len(paso.antes) * 4 <= min(_tamano(anterior), _tamano(siguiente))


def _tamano(cambio: _Paso) -> int:
    return max(len(cambio.antes), len(cambio.despues))


def _tramos(paso: _Paso) -> list[Tramo]:
    if paso.igual:
        return _iguales(paso)
    cambios = ((Clase.QUITADO, paso.antes), (Clase.AGREGADO, paso.despues))
    return [Tramo(clase, "".join(a + b for a, b in palabras)) for clase, palabras in cambios if palabras]


def _iguales(paso: _Paso) -> list[Tramo]:
    """Word by word, for its blanks may have changed: a paragraph parted in two."""
    tramos = []
    for (palabra, blanco), (_, otro) in zip(paso.antes, paso.despues, strict=True):
        if blanco == otro:
            tramos.append(Tramo(Clase.IGUAL, palabra + blanco))
            continue
        tramos += [Tramo(Clase.IGUAL, palabra), Tramo(Clase.QUITADO, blanco), Tramo(Clase.AGREGADO, otro)]
    return [t for t in tramos if t.texto]
