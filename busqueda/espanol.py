"""The one analysis of Spanish: text → roots. Both engines receive roots ready-made, so that they agree by construction.

Order matters: lower case, accents off (ñ → n), our stop list, Snowball. Stemming before folding would part «simplificación» from
«simplificacion», because Snowball does not know *-cion* without its accent and the accents would already be gone from one of them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from practicas.catalogos.plegado import plegar

from .palabras_vacias import PALABRAS_VACIAS

_PALABRA = re.compile(r"[^\W_]+")
MAXIMO_DE_LETRAS = 40
_snowball = Stemmer.Stemmer("spanish")


@dataclass(frozen=True)
class Palabra:
    """A word where it stands in a text."""

    inicio: int
    fin: int
    raiz: str


def palabras(texto: str) -> Iterator[Palabra]:
    """The words that count, in order. Positions are those of `normalizar(texto)`."""
    for encontrada in _PALABRA.finditer(texto):
        if raiz := raiz_de(encontrada.group()):
            yield Palabra(encontrada.start(), encontrada.end(), raiz)


def hay_alguna(texto: str, buscadas: frozenset[str]) -> bool:
    """Whether a normalised text has a word of one of these roots: what is cheap to ask before looking for where."""
    return not buscadas.isdisjoint(map(raiz_de, _PALABRA.findall(texto)))


def normalizar(texto: str) -> str:
    """One code point per letter: without it an accent typed apart would split its word."""
    return unicodedata.normalize("NFC", texto)


def raices(texto: str) -> list[str]:
    return [raiz for palabra in _PALABRA.findall(normalizar(texto)) if (raiz := raiz_de(palabra))]


def plegadas(texto: str) -> list[str]:
    """Every word as it is typed, folded: what a beginning of word is looked for in."""
    return [plegar(palabra) for palabra in _PALABRA.findall(normalizar(texto))]


@lru_cache(maxsize=100_000)
def raiz_de(palabra: str) -> str:
    """The root of one word; empty for a stop word."""
    plegada = plegar(palabra)
    if plegada in PALABRAS_VACIAS:
        return ""
    return _snowball.stemWord(plegada[:MAXIMO_DE_LETRAS])
