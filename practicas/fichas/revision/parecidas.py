"""Fichas that may tell the same experience, by their words: asked before a second one is published."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from practicas.catalogos.plegado import plegar
from practicas.entidades.models import Entidad
from practicas.entidades.models.entidad import con_lugar

from ..models import Ficha
from .palabras import palabras_de

# Calibrated in tests/fichas/revision/test_parecidas.py: no two of the demonstration reach 30; with one word in five rewritten, all pass 55.
MINIMO = 40
MINIMO_DE_CAMPO = 60  # from here on a field is «the same»
_PESOS = {"titulo": 25, "resumen": 40, "relato": 35}
_SOLO_TITULO = 85  # with no more than titles to compare, they must be almost equal
_RELATO = {"practica": "problema", "leccion": "contexto"}
_LETRAS_DE_RAIZ = 6  # «licencia», «licencias» → «licenc»
_PALABRAS_LEIDAS = 1_000  # of each text: what is longer is compared by its beginning
_FINALISTAS = 60  # by title, and as many by summary, whose texts are compared
Candidata = Mapping[str, Any]


@dataclass(frozen=True)
class Parecida:
    tipo: str
    pk: int
    codigo: str | None
    titulo: str
    entidad: str
    puntaje: int  # 0–100
    mismos_campos: tuple[str, ...]


def candidatas_de(ficha: Ficha) -> list[dict[str, Any]]:
    """Every other of its kind and language, public or not, in one query: for staff, never for the public.

    A draft of a published ficha waits in its revisions; of that one, the published text is compared.
    """
    otras = type(ficha).objects.filter(idioma=ficha.idioma, demostracion=ficha.demostracion).exclude(pk=ficha.pk)
    entidad = ("entidad__nombre", "entidad__homonima", "entidad__pais", "entidad__ubigeo")
    return list(otras.order_by("pk").values("pk", "codigo", "titulo", "resumen", _RELATO[ficha.TIPO], *entidad))


def parecidas(
    ficha: Ficha, candidatas: Iterable[Candidata], *, minimo: int = MINIMO, maximo: int = 10
) -> list[Parecida]:
    """The most alike first, at most `maximo`. `candidatas` as `candidatas_de` gives them."""
    candidatas, relato = list(candidatas), _RELATO[ficha.TIPO]
    propia = {"titulo": ficha.titulo, "resumen": ficha.resumen, relato: getattr(ficha, relato)}
    puntuadas = []
    for candidata in _finalistas(propia, candidatas):
        por_campo = _comparar(propia, candidata, relato)
        puntuadas.append((_puntaje(por_campo), por_campo, candidata))
    puntuadas.sort(key=lambda p: (-p[0], p[2]["pk"]))
    return [
        _parecida(ficha.TIPO, puntaje, por_campo, candidata, relato)
        for puntaje, por_campo, candidata in puntuadas[:maximo]
        if puntaje >= minimo
    ]


def _finalistas(propia: Candidata, candidatas: list[Candidata]) -> list[Candidata]:
    """Those nearest by title or by the words of the summary: cheap to ask of thousands."""
    titulos = [_titulo(c["titulo"]) for c in candidatas]
    por_titulo = process.extract(_titulo(propia["titulo"]), titulos, scorer=fuzz.token_set_ratio, limit=_FINALISTAS)
    elegidas = {n for _, _, n in por_titulo}
    palabras = set(_raices(propia["resumen"]))
    comunes = [(len(palabras.intersection(_raices(c["resumen"]))), -n) for n, c in enumerate(candidatas)]
    elegidas |= {-n for cuantas, n in sorted(comunes, reverse=True)[:_FINALISTAS] if cuantas}
    return [candidatas[n] for n in sorted(elegidas)]


def _comparar(una: Candidata, otra: Candidata, relato: str) -> dict[str, float]:
    """Field → likeness 0–100, of the fields that both have."""
    por_campo = {"titulo": fuzz.token_sort_ratio(_titulo(una["titulo"]), _titulo(otra["titulo"]))}
    for nombre, campo in (("resumen", "resumen"), ("relato", relato)):
        raices = _raices(una[campo]), _raices(otra[campo])
        if all(raices):
            por_campo[nombre] = _semejanza(*raices)
    return por_campo


def _semejanza(unas: list[str], otras: list[str]) -> float:
    """The better of two readings: the same words in the same order, or in any."""
    en_orden = Indel.normalized_similarity(unas, otras)
    comunes = (Counter(unas) & Counter(otras)).total()
    return 100 * max(en_orden, 2 * comunes / (len(unas) + len(otras)))


def _puntaje(por_campo: dict[str, float]) -> int:
    if set(por_campo) == {"titulo"}:
        return round(por_campo["titulo"]) if por_campo["titulo"] >= _SOLO_TITULO else 0
    total = sum(_PESOS[campo] for campo in por_campo)
    return round(sum(_PESOS[campo] * valor for campo, valor in por_campo.items()) / total)


def _titulo(titulo: str) -> str:
    return " ".join(palabras_de(titulo)) or plegar(titulo)


def _raices(texto: str) -> list[str]:
    return [palabra[:_LETRAS_DE_RAIZ] for palabra in palabras_de(texto)[:_PALABRAS_LEIDAS]]


def _parecida(tipo: str, puntaje: int, por_campo: dict[str, float], candidata: Candidata, relato: str) -> Parecida:
    entidad = Entidad(pais=candidata["entidad__pais"], ubigeo=candidata["entidad__ubigeo"])
    lugar = entidad.ubicacion if candidata["entidad__homonima"] else ""
    mismos = (campo if campo != "relato" else relato for campo, valor in por_campo.items() if valor >= MINIMO_DE_CAMPO)
    return Parecida(
        tipo=tipo,
        pk=candidata["pk"],
        codigo=candidata["codigo"],
        titulo=candidata["titulo"],
        entidad=con_lugar(candidata["entidad__nombre"], lugar),
        puntaje=puntaje,
        mismos_campos=tuple(mismos),
    )
