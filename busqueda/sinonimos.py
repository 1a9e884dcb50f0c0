"""Synonyms and acronyms at the time of the query: what was typed → what else would say the same. Edited by staff, in force at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import Count, Max

from .espanol import raices
from .models import GrupoDeSinonimos

Forma = tuple[str, ...]  # roots, in order


@dataclass(frozen=True)
class Sinonimos:
    """Form → the other forms of its groups."""

    otras: dict[Forma, tuple[Forma, ...]] = field(default_factory=dict)
    raices: frozenset[str] = frozenset()  # every root of every form
    largo: int = 0  # roots of the longest form

    def en(self, escritas: Sequence[str]) -> Iterator[tuple[range, tuple[Forma, ...]]]:
        """Where a form stands among roots typed in a row, with its synonyms: the longest first, none inside another."""
        desde = 0
        while desde < len(escritas):
            for hasta in range(min(len(escritas), desde + self.largo), desde, -1):
                if otras := self.otras.get(tuple(escritas[desde:hasta])):
                    yield range(desde, hasta), otras
                    desde = hasta - 1
                    break
            desde += 1


NINGUNO = Sinonimos()


def leer() -> Sinonimos:
    """Those in force. One small query when nothing changed since the last time."""
    sello = tuple(GrupoDeSinonimos.objects.aggregate(Max("modificado"), Count("pk")).values())
    with _candado:
        if _leidos["sello"] != sello:
            _leidos.update(sello=sello, sinonimos=_armar(GrupoDeSinonimos.objects.all()))
        return _leidos["sinonimos"]


_candado = Lock()
_leidos: dict = {"sello": None, "sinonimos": NINGUNO}


def _armar(grupos) -> Sinonimos:
    otras: dict[Forma, dict[Forma, None]] = defaultdict(dict)
    for grupo in grupos:
        formas = dict.fromkeys(tuple(raices(forma)) for forma in grupo.lista_de_formas)
        for forma in formas:
            otras[forma] |= {otra: None for otra in formas if otra != forma}
    otras.pop((), None)
    return Sinonimos(
        otras={forma: tuple(suyas) for forma, suyas in otras.items()},
        raices=frozenset(raiz for forma in otras for raiz in forma),
        largo=max((len(forma) for forma in otras), default=0),
    )
