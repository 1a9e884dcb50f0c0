"""The words of the public fichas, counted as their documents are written: old words of each out, new ones in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from practicas.catalogos.plegado import plegar

from .espanol import normalizar, raiz_de
from .models import Palabra

_PALABRA = re.compile(r"[^\W\d_]{3,40}")
TANDA = 2_000  # words


def palabras_de(plegado: str) -> set[str]:
    """The words of a folded text."""
    return set(_PALABRA.findall(plegado))


def formas_de(textos: Iterable[str]) -> dict[str, str]:
    """Folded word → as it is written, for those that folding changes."""
    escritas = {palabra for texto in textos for palabra in _PALABRA.findall(normalizar(texto).lower())}
    return {plegada: forma for forma in escritas if not forma.isascii() and (plegada := _plegar(forma)) != forma}


# Of the few words that have an accent, most come again in the next ficha.
_plegar = lru_cache(maxsize=50_000)(plegar)


def contar(cambios: Iterable[tuple[str, Mapping | None]]) -> None:
    """Each change is the folded text that a ficha had and its new document, None if it leaves. In the transaction of the writing."""
    sumas: Counter[str] = Counter()
    formas: dict[str, str] = {}
    for antes, contenido in cambios:
        ahora = contenido["plegado"] if contenido else ""
        if ahora != antes:
            viejas, nuevas = palabras_de(antes), palabras_de(ahora)
            sumas.update(nuevas - viejas)
            sumas.subtract(viejas - nuevas)
        formas |= contenido["formas"] if contenido else {}
    distintas = sorted(plegada for plegada, suma in sumas.items() if suma)
    for desde in range(0, len(distintas), TANDA):
        _sumar({p: sumas[p] for p in distintas[desde : desde + TANDA]}, formas)


def _sumar(sumas: Mapping[str, int], formas: Mapping[str, str]) -> None:
    hay = {p.plegada: p for p in Palabra.objects.filter(plegada__in=sumas)}
    for plegada, suma in sumas.items():
        palabra = hay.setdefault(plegada, Palabra(plegada=plegada, forma=plegada, raiz=raiz_de(plegada)))
        palabra.fichas = max(0, palabra.fichas + suma)
        palabra.forma = formas.get(plegada, palabra.forma)
    Palabra.objects.bulk_create(
        [Palabra(plegada=p.plegada, forma=p.forma, raiz=p.raiz, fichas=p.fichas) for p in hay.values()],
        update_conflicts=True,
        unique_fields=["plegada"],
        update_fields=["forma", "fichas"],
    )
    Palabra.objects.filter(plegada__in=[p.plegada for p in hay.values() if not p.fichas]).delete()
