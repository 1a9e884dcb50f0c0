"""A request of the port as the body of one `_search`: the same tree of words as on the embedded engine, filters as objects, all the counts.

The filters go after the words (`post_filter`), so that one request knows the hits of the words alone, the hits that pass every filter and the
counts of each facet without its own.
"""

from collections.abc import Collection, Mapping, Sequence

from elasticsearch_dsl import Q, Search
from elasticsearch_dsl.query import Query

from ..puerto import Filtro, Peticion, Raiz, Rango, Texto
from .esquema_elasticsearch import campo_de
from .pesos import (
    CAMPOS_DE_CERCANIA,
    DESEMPATE,
    HOLGURA,
    MAXIMO_DE_PAREJAS,
    PESO_DE_CODIGO,
    PESO_DE_PAREJA,
    PESO_DE_PREFERIDO,
    PESO_DE_SINONIMO,
    PESOS,
)

# As many buckets per shard as there are values: with fewer the counts of several shards are guesses.
TODOS_LOS_VALORES = 30_000
CON_TODO, DE_PALABRAS = "con_todo", "de_palabras"
VIVAS = Q("term", borrada=False)


# --- The whole request ------------------------------------------------------------------------------------------------
def cuerpo(peticion: Peticion) -> dict:
    buscado = Search().query(con_calidad(consulta(peticion)) if peticion.orden == "relevancia" else consulta(peticion))
    filtros = filtros_de(peticion)
    if filtros:
        buscado = buscado.post_filter(_con_todos(filtros.values()))
    buscado = buscado.sort(*orden(peticion)).source(["muestra"]).extra(track_total_hits=True)
    buscado = buscado[peticion.desde : peticion.desde + peticion.cuantos]
    aggs = _cuentas_pedidas(peticion.facetas, filtros)
    if peticion.contar_palabras and (filtros or peticion.codigo):
        aggs[DE_PALABRAS] = _entre(solo_palabras(peticion.texto))
    return buscado.to_dict() | ({"aggs": aggs} if aggs else {})


def orden(peticion: Peticion) -> list:
    """No two fichas tie, so that no page repeats another's."""
    return ["_score", "por_titulo"] if peticion.orden == "relevancia" else [f"por_{peticion.orden}"]


def con_calidad(consulta: Query) -> Query:
    """The score of the words times the logarithm of 2 + quality: the base changes every score alike."""
    factor = {"field": "calidad", "modifier": "log2p", "missing": 0}
    return Q("function_score", query=consulta, field_value_factor=factor, boost_mode="multiply")


def filtros_de(peticion: Peticion) -> dict[str, Query]:
    """Facet → what it lets through."""
    de_codigos = {nombre: _de_filtro(nombre, filtro) for nombre, filtro in peticion.filtros.items()}
    return de_codigos | {nombre: _de_rango(nombre, rango) for nombre, rango in peticion.rangos.items()}


def _cuentas_pedidas(facetas: Sequence[str], filtros: Mapping[str, Query]) -> dict[str, dict]:
    """Those without a filter together, below all the filters; each of the rest below the filters of the others.

    As they are sent, not as objects: two thirds of the time it took to make a body went in making and reading those.
    """
    sueltas = {f: _terminos(f) for f in facetas if f not in filtros}
    aggs = {CON_TODO: _entre(_con_todos(filtros.values()), sueltas)} if filtros and sueltas else sueltas
    for faceta in [f for f in facetas if f in filtros]:
        otros = [filtro for nombre, filtro in filtros.items() if nombre != faceta]
        aggs[faceta] = _entre(_con_todos(otros), {faceta: _terminos(faceta)})
    return aggs


def _terminos(faceta: str) -> dict:
    return {"terms": {"field": campo_de(faceta), "size": TODOS_LOS_VALORES, "shard_size": TODOS_LOS_VALORES}}


def _entre(filtro: Query, aggs: Mapping[str, dict] | None = None) -> dict:
    """What is counted among the fichas that pass a filter; without `aggs`, how many they are."""
    return {"filter": filtro.to_dict()} | ({"aggs": aggs} if aggs else {})


def cuentas(agregadas: Mapping, facetas: Sequence[str]) -> dict[str, dict[str, int]]:
    """What `_cuentas_pedidas` asked, as the port tells it."""
    juntas = agregadas.get(CON_TODO, agregadas)
    contadas = {}
    for faceta in facetas:
        suyas = juntas[faceta] if "buckets" in juntas.get(faceta, {}) else agregadas[faceta][faceta]
        contadas[faceta] = {str(b["key"]): b["doc_count"] for b in suyas["buckets"]}
    return contadas


# --- Words ------------------------------------------------------------------------------------------------------------
def consulta(peticion: Peticion) -> Query:
    texto = peticion.texto
    debe, no_debe = _de_texto(texto)
    if peticion.codigo:
        exacta = _constante(Q("term", codigo=peticion.codigo), PESO_DE_CODIGO)
        debe = [Q("bool", should=[exacta, Q("bool", must=debe or [Q("match_all")], must_not=no_debe)])]
        no_debe = []
    mejor = _de_cercania(texto) if peticion.seguidas else []
    mejor += [
        _constante(Q("terms", **{campo_de(faceta): list(codigos)}), PESO_DE_PREFERIDO)
        for faceta, codigos in peticion.preferidos.items()
    ]
    return Q("bool", must=debe or [Q("match_all")], must_not=no_debe, should=mejor, filter=[VIVAS])


def solo_palabras(texto: Texto) -> Query:
    debe, no_debe = _de_texto(texto)
    return Q("bool", must=debe or [Q("match_all")], must_not=no_debe, filter=[VIVAS])


def comienzo(palabras: Sequence[str], empieza: str) -> Query:
    """Titles with all of these words, folded, and one that begins so."""
    enteras = [Q("term", sugerible=palabra) for palabra in palabras]
    return con_calidad(Q("bool", must=[*enteras, Q("prefix", sugerible=empieza)], filter=[VIVAS]))


def _de_texto(texto: Texto) -> tuple[list[Query], list[Query]]:
    """What a ficha must have, and what it may not."""
    debe = [_de_frase(frase) for frase in texto.frases]
    if texto.raices:
        opciones = [_de_raiz(raiz) for raiz in texto.raices]
        debe.insert(0, Q("bool", should=opciones, minimum_should_match=max(1, texto.minimo)))
    return debe, [_de_frase(negada) for negada in texto.negadas]


def _de_raiz(raiz: Raiz) -> Query:
    propia, *otras = raiz.alternativas
    if not otras:
        return _de_frase(propia)
    # A phrase scores by all its words: it counts as one.
    sinonimas = [_de_frase(otra, boost=PESO_DE_SINONIMO / len(otra)) for otra in otras]
    return Q("dis_max", queries=[_de_frase(propia), *sinonimas])


def _de_frase(raices: tuple[str, ...], boost: float = 1.0) -> Query:
    """One root, or several in order, in whichever field; the best field decides the score."""
    campos = [_en_campo(campo, raices, peso) for campo, peso in PESOS.items()]
    return Q("dis_max", queries=campos, tie_breaker=DESEMPATE, boost=boost)


def _en_campo(campo: str, raices: tuple[str, ...], peso: float, holgura: int = 0) -> Query:
    if len(raices) == 1:
        return Q("term", **{campo: {"value": raices[0], "boost": peso}})
    return Q("match_phrase", **{campo: {"query": " ".join(raices), "slop": holgura, "boost": peso}})


def _de_cercania(texto: Texto) -> list[Query]:
    """Words typed one after the other rank higher where they stand so."""
    seguidas = [raiz.alternativas[0][0] for raiz in texto.raices][:MAXIMO_DE_PAREJAS]
    return [
        _en_campo(campo, pareja, PESOS[campo] * PESO_DE_PAREJA, HOLGURA)
        for pareja in zip(seguidas, seguidas[1:], strict=False)
        for campo in CAMPOS_DE_CERCANIA
    ]


# --- Filters ----------------------------------------------------------------------------------------------------------
def _de_filtro(faceta: str, filtro: Filtro) -> Query:
    campo = campo_de(faceta)
    incluidos = [Q("terms", **{campo: list(filtro.incluidos)})] if filtro.incluidos else []
    excluidos = [Q("terms", **{campo: list(filtro.excluidos)})] if filtro.excluidos else []
    return Q("bool", filter=incluidos, must_not=excluidos)


def _de_rango(faceta: str, rango: Rango) -> Query:
    limites = {como: anio for como, anio in (("gte", rango.desde), ("lte", rango.hasta)) if anio is not None}
    return Q("range", **{campo_de(faceta): limites})


def _con_todos(filtros: Collection[Query]) -> Query:
    return Q("bool", filter=list(filtros)) if filtros else Q("match_all")


def _constante(filtro: Query, puntos: float) -> Query:
    return Q("constant_score", filter=filtro, boost=puntos)
