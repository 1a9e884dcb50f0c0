"""Typos, corrected before the engine is asked: a word that nobody wrote becomes the nearest that somebody did.

One edit from four letters, two from eight; of several as near, the one in more fichas, then by alphabet. A known word is never replaced:
known are the words of the fichas, those that share a root with one, the stop words and the synonyms.
"""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from django.db.models import Count, Max, Q
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from practicas.catalogos.plegado import plegar

from .espanol import raiz_de
from .models import Palabra
from .sinonimos import Sinonimos

DESDE_UNA, DESDE_DOS = 4, 8  # letters
MAXIMO_DE_DUDOSAS = 10  # words of a query: a text in another language is not one full of typos
CADUCA = 300  # seconds: how old the counts may be that break a tie
_PALABRA = re.compile(r"[^\W\d_]+")


def corregir(q: str, tramos: Iterable[tuple[int, int]], sinonimos: Sinonimos) -> str | None:
    """`q` with its unknown words corrected, looking only between those places; None when there is nothing to correct."""
    halladas = [h for desde, hasta in tramos for h in _PALABRA.finditer(q, desde, hasta)]
    dudosas = _desconocidas((h.group() for h in halladas), sinonimos)[:MAXIMO_DE_DUDOSAS]
    conocidas = _lista.leer() if dudosas else _Palabras()
    cambios = {palabra: forma for palabra in dudosas if (forma := _cercana(palabra, conocidas))}
    if not cambios:
        return None
    trozos, ultimo = [], 0
    for hallada in halladas:
        if forma := cambios.get(plegar(hallada.group())):
            trozos += [q[ultimo : hallada.start()], forma]
            ultimo = hallada.end()
    return "".join([*trozos, q[ultimo:]])


def _desconocidas(palabras: Iterable[str], sinonimos: Sinonimos) -> list[str]:
    """Folded; one query."""
    raices = {p: raiz_de(p) for p in dict.fromkeys(plegar(palabra) for palabra in palabras) if len(p) >= DESDE_UNA}
    por_ver = {p: raiz for p, raiz in raices.items() if raiz and raiz not in sinonimos.raices}
    if not por_ver:
        return []
    halladas = Palabra.objects.filter(Q(plegada__in=por_ver) | Q(raiz__in=set(por_ver.values())))
    conocidas = {texto for fila in halladas.values_list("plegada", "raiz") for texto in fila}
    return [p for p, raiz in por_ver.items() if p not in conocidas and raiz not in conocidas]


def _cercana(palabra: str, lista: "_Palabras") -> str:
    """The nearest known word, with its accents; empty when none is near."""
    lejos = 2 if len(palabra) >= DESDE_DOS else 1
    parecidas = extract(palabra, lista.plegadas, scorer=OSA.distance, score_cutoff=lejos, limit=None)
    if not parecidas:
        return ""
    _, _, cual = min(parecidas, key=lambda p: (p[1], -lista.fichas[p[2]], p[0]))
    return lista.formas[cual]


@dataclass(frozen=True)
class _Palabras:
    plegadas: tuple[str, ...] = ()
    formas: tuple[str, ...] = ()
    fichas: tuple[int, ...] = ()


class _Lista:
    """The words of the fichas in this process, read again when one comes or goes, or the counts are old."""

    def __init__(self):
        self._candado = Lock()
        self._palabras = _Palabras()
        self._sello: tuple | None = None
        self._leida = 0.0

    def leer(self) -> _Palabras:
        sello = tuple(Palabra.objects.aggregate(Max("pk"), Count("pk")).values())
        with self._candado:
            if sello != self._sello or time.monotonic() - self._leida > CADUCA:
                filas = list(Palabra.objects.values_list("plegada", "forma", "fichas"))
                self._palabras = _Palabras(*map(tuple, zip(*filas, strict=True))) if filas else _Palabras()
                self._sello, self._leida = sello, time.monotonic()
            return self._palabras


_lista = _Lista()
