"""The naive reading of the rules of the facets, in memory: what any engine must answer."""

from collections import Counter
from dataclasses import dataclass

from busqueda.puerto import Documento, Peticion

PADRES = {"a1": "a", "a2": "a", "a11": "a1", "b1": "b", "b2": "b"}


def con_superiores(codigo: str) -> list[str]:
    cadena = [codigo]
    while cadena[-1] in PADRES:
        cadena.append(PADRES[cadena[-1]])
    return cadena


@dataclass(frozen=True)
class Ejemplar:
    """A document of the generated corpus, before it is one of an engine."""

    id: str
    palabras: frozenset[str]
    facetas: dict[str, frozenset[str]]
    anios: frozenset[int]

    def documento(self) -> Documento:
        contenido = {
            "codigo": self.id,
            "texto": {
                "titulo": " ".join(sorted(self.palabras)),
                "resumen": "",
                "terminos": "",
                "entidad": "",
                "cuerpo": "",
            },
            "facetas": {nombre: sorted(codigos) for nombre, codigos in self.facetas.items()},
            "anio": sorted(self.anios),
            "por_recientes": self.id,
            "por_titulo": self.id,
            "calidad": 0.0,
            "sugerible": sorted(self.palabras),
            "muestra": {"id": self.id},
            "plegado": "",
        }
        return Documento(self.id, 1, contenido)


def cumple(ejemplar: Ejemplar, peticion: Peticion, sin: str = "") -> bool:
    palabras = {r.alternativas[0][0] for r in peticion.texto.raices}
    if len(palabras & ejemplar.palabras) < peticion.texto.minimo:
        return False
    for nombre, filtro in peticion.filtros.items():
        codigos = ejemplar.facetas.get(nombre, frozenset())
        if nombre == sin:
            continue
        if filtro.incluidos and not codigos & set(filtro.incluidos):
            return False
        if codigos & set(filtro.excluidos):
            return False
    for nombre, rango in peticion.rangos.items():
        desde, hasta = rango.desde or 0, rango.hasta or 9999
        if nombre != sin and not any(desde <= anio <= hasta for anio in ejemplar.anios):
            return False
    return True


def total(corpus: list[Ejemplar], peticion: Peticion) -> int:
    return sum(cumple(e, peticion) for e in corpus)


def cuentas(corpus: list[Ejemplar], peticion: Peticion, faceta: str) -> dict[str, int]:
    """Fichas per code of a facet, whose own filter does not count."""
    suyos = [e for e in corpus if cumple(e, peticion, sin=faceta)]
    if faceta == "anio":
        return dict(Counter(str(anio) for e in suyos for anio in e.anios))
    return dict(Counter(codigo for e in suyos for codigo in e.facetas.get(faceta, ())))
