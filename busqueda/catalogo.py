"""A picture of the vocabularies at one moment: what is above a term, what it reads as in another version."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from practicas.catalogos.models import Equivalencia, Termino


@dataclass(frozen=True)
class Voz:
    """A term, as the index needs it."""

    clave: str  # of its vocabulary
    codigo: str
    padre: int | None


@dataclass(frozen=True)
class Catalogo:
    voces: dict[int, Voz]
    destinos: dict[int, list[int]]  # term → those it also counts as, through the crosswalk

    @classmethod
    def leer(cls) -> "Catalogo":
        """Two queries."""
        voces = {
            pk: Voz(*voz) for pk, *voz in Termino.objects.values_list("pk", "vocabulario__clave", "codigo", "padre")
        }
        destinos = defaultdict(list)
        trasladan = Equivalencia.objects.filter(tipo__in=Equivalencia.TIPOS_QUE_TRASLADAN)
        for origen, destino in trasladan.values_list("origen", "destino"):
            destinos[origen].append(destino)
        return cls(voces, dict(destinos))

    def abarcan(self, pks: Iterable[int], *, con_superiores: bool) -> list[int]:
        """The terms, what the crosswalk adds to them and (in a tree) all that stand above any of these."""
        vistos: dict[int, None] = {}
        por_ver = list(pks)
        while por_ver:
            pk = por_ver.pop(0)
            if pk in vistos or pk not in self.voces:
                continue
            vistos[pk] = None
            por_ver += self.destinos.get(pk, [])
            if con_superiores and (padre := self.voces[pk].padre):
                por_ver.append(padre)
        return list(vistos)
