"""What is asked of Elasticsearch is what a stock server of line 8.19 has: no plugin, no script, no module that is sold apart."""

from hypothesis import given
from hypothesis import strategies as st

from busqueda.buscador import TODAS
from busqueda.motores import consulta_elasticsearch as traductor
from busqueda.motores.esquema_elasticsearch import mapa
from busqueda.puerto import Filtro, Peticion, Raiz, Rango, Texto

TIPOS = {"keyword", "text", "long", "integer", "float", "boolean", "object"}
ANALIZADORES = {"whitespace"}
DE_CAMPO = {"type", "analyzer", "similarity", "index_options", "norms", "enabled"}
CONSULTAS = {
    "bool", "dis_max", "term", "terms", "match_phrase", "match_all", "range", "prefix", "constant_score", "function_score"
}  # fmt: skip
AGREGACIONES = {"terms", "filter"}
DE_CUERPO = {"query", "post_filter", "aggs", "sort", "_source", "track_total_hits", "from", "size"}
_DENTRO = {"must", "should", "filter", "must_not", "queries", "query"}


def usadas(nodo) -> set[str]:
    """Names of the queries inside a query."""
    if isinstance(nodo, list):
        return set().union(*(usadas(uno) for uno in nodo))
    (nombre, cuerpo), *mas = nodo.items()
    assert not mas, f"una consulta tiene un nombre: {nodo}"
    hondas = [v for k, v in cuerpo.items() if k in _DENTRO and isinstance(v, dict | list)]
    return {nombre}.union(*(usadas(h) for h in hondas))


def agregadas(aggs: dict) -> set[str]:
    usados: set[str] = set()
    for pedida in aggs.values():
        propias = {k for k in pedida if k != "aggs"}
        assert len(propias) == 1
        usados |= propias | agregadas(pedida.get("aggs", {}))
    return usados


raices = st.text("abcñ1", min_size=1, max_size=5)
frases = st.lists(raices, min_size=1, max_size=3).map(tuple)
textos = st.builds(
    Texto,
    st.lists(st.builds(Raiz, st.lists(frases, min_size=1, max_size=3).map(tuple)), max_size=4).map(tuple),
    st.lists(frases, max_size=2).map(tuple),
    st.lists(frases, max_size=2).map(tuple),
    st.integers(0, 4),
)
codigos = st.lists(raices, max_size=2).map(tuple)
peticiones = st.builds(
    Peticion,
    texto=textos,
    filtros=st.dictionaries(st.sampled_from(["tema", "pilar", "region"]), st.builds(Filtro, codigos, codigos)),
    rangos=st.dictionaries(st.just("anio"), st.builds(Rango, st.none() | st.integers(1990, 2030), st.none())),
    codigo=st.sampled_from(["", "BP-2026-00001"]),
    preferidos=st.dictionaries(st.just("region"), codigos),
    orden=st.sampled_from(["relevancia", "recientes", "titulo"]),
    facetas=st.sampled_from([(), ("tema",), TODAS]),
    contar_palabras=st.booleans(),
)


@given(peticion=peticiones)
def test_cada_cuerpo_usa_solo_lo_permitido(peticion):
    cuerpo = traductor.cuerpo(peticion)
    assert set(cuerpo) <= DE_CUERPO
    assert usadas(cuerpo["query"]) | usadas(cuerpo.get("post_filter", {"match_all": {}})) <= CONSULTAS
    assert agregadas(cuerpo.get("aggs", {})) <= AGREGACIONES


def test_el_mapa_usa_solo_lo_permitido():
    campos = mapa()["properties"].values()
    assert {c["type"] for c in campos} <= TIPOS
    assert {c["analyzer"] for c in campos if "analyzer" in c} <= ANALIZADORES
    assert set().union(*campos) <= DE_CAMPO


def test_una_pagina_es_un_solo_cuerpo_con_todas_las_cuentas():
    peticion = Peticion(filtros={"tema": Filtro(("agua",))}, facetas=TODAS)
    aggs = traductor.cuerpo(peticion)["aggs"]
    contadas = {*aggs["con_todo"]["aggs"], *(aggs.keys() - {"con_todo"})}
    assert contadas == set(TODAS)
