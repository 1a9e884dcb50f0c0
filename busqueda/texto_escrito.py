"""What a person typed in the search box → what an engine is asked.

`"frase exacta"` and `-palabra` mean something; any other syntax is plain text. Nothing typed gives an error.
"""

import re
from dataclasses import dataclass, replace

from . import lugares_nombrados
from .espanol import normalizar, raices
from .puerto import Raiz, Texto
from .sinonimos import NINGUNO, Sinonimos

_PIEZA = re.compile(r'(?P<menos>(?<!\S)-)?(?:"(?P<frase>[^"]*)"|(?P<palabra>[^\s"]+))')
_CODIGO = re.compile(r"^(BP|LA)-\d{4}-\d{5}$", re.IGNORECASE)
# With fewer hits than this the first page is short, and the words are asked for with less rigour.
PRIMERA_PAGINA_CORTA = 10


@dataclass(frozen=True)
class Escrito:
    texto: Texto
    codigo: str = ""  # the query is the code of a ficha
    regiones: tuple[str, ...] = ()  # UBIGEO of the places it names


def leer(q: str, sinonimos: Sinonimos = NINGUNO) -> Escrito:
    q = normalizar(q).strip()
    sueltas: list[str] = []
    frases, negadas = [], []
    for pieza in _PIEZA.finditer(q):
        suyas = tuple(raices(pieza["frase"] if pieza["frase"] is not None else pieza["palabra"]))
        if not suyas:
            continue
        if pieza["menos"]:
            negadas.append(suyas)
        elif pieza["frase"] is not None and len(suyas) > 1:
            frases.append(suyas)
        else:
            sueltas += suyas
    distintas = _con_sinonimos(sueltas, sinonimos)
    texto = Texto(distintas, tuple(frases), tuple(negadas), minimo=niveles(len(distintas))[0])
    return Escrito(texto, q.upper() if _CODIGO.match(q) else "", lugares_nombrados.regiones(sueltas))


def corregibles(q: str) -> list[tuple[int, int]]:
    """Places of `q` that may have a typo: what is left out on purpose is not one, nor is the code of a ficha."""
    return [] if _CODIGO.match(q.strip()) else [p.span() for p in _PIEZA.finditer(q) if not p["menos"]]


def _con_sinonimos(sueltas: list[str], sinonimos: Sinonimos) -> tuple[Raiz, ...]:
    """Each word by itself, or what stands for it; of a phrase with synonyms, each of its words may be any of them."""
    alternativas: dict[str, dict[tuple[str, ...], None]] = {raiz: {(raiz,): None} for raiz in sueltas}
    for donde, otras in sinonimos.en(sueltas):
        for lugar in donde:
            alternativas[sueltas[lugar]] |= dict.fromkeys(otras)
    return tuple(Raiz(tuple(suyas)) for suyas in alternativas.values())


def de_estricto_a_laxo(texto: Texto) -> list[Texto]:
    """The same words, each time asked for with less rigour."""
    return [replace(texto, minimo=nivel) for nivel in niveles(len(texto.raices))]


def niveles(n: int) -> list[int]:
    """How many of n roots a hit must have, from the strict to the lax: both of two, half of more, a third, one."""
    if n == 0:
        return [0]
    estricto = n if n <= 2 else -(-n // 2)
    return sorted({estricto, -(-n // 3), 1}, reverse=True)
