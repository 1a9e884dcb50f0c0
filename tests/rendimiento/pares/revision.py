"""Whether counts are right: of questions without words, what each peer tells against the naive reading of the same documents."""

from collections.abc import Iterable, Sequence

from busqueda.buscador import TODAS
from busqueda.puerto import Documento
from tests.busqueda.conformidad import oraculo

from . import hojas
from .par import Par, Pregunta


def revisar(pares: Sequence[Par], preguntas: Sequence[Pregunta], documentos: Iterable[Documento]) -> dict:
    """Share of totals that are right, and of facets with every value and every count right."""
    corpus = [_ejemplar(d) for d in documentos]
    totales, facetas = ({par.nombre: 0 for par in pares} for _ in range(2))
    for pregunta in preguntas:
        total = oraculo.total(corpus, pregunta.peticion)
        debidas = {f: oraculo.cuentas(corpus, pregunta.peticion, f) for f in TODAS}
        for par in pares:
            dicho = par.paso(pregunta)()
            totales[par.nombre] += dicho.total == total
            facetas[par.nombre] += sum(dict(dicho.cuentas[f]) == debidas[f] for f in TODAS)
    cuantas = len(preguntas)
    return {n: {"totales": totales[n] / cuantas, "facetas": facetas[n] / (cuantas * len(TODAS))} for n in totales}


def _ejemplar(documento: Documento) -> oraculo.Ejemplar:
    facetas = {faceta: frozenset(suyos) for faceta, suyos in hojas.codigos(documento).items()}
    return oraculo.Ejemplar(documento.id, frozenset(), facetas, frozenset(documento.contenido["anio"]))
