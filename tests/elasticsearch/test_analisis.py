"""The stand-in for `analysis-common` gives Wagtail's own search what it asks for, so that a comparison with it is fair."""

import pytest

from .nodo import pedir

# Those of `modelsearch.backends.elasticsearchbase`, whose module needs the client to be imported.
DE_WAGTAIL = {
    "analysis": {
        "analyzer": {
            "ngram_analyzer": {
                "type": "custom",
                "tokenizer": "standard",
                "filter": ["asciifolding", "lowercase", "ngram"],
            },
            "edgengram_analyzer": {
                "type": "custom",
                "tokenizer": "standard",
                "filter": ["asciifolding", "lowercase", "edgengram"],
            },
        },
        "tokenizer": {
            "ngram_tokenizer": {"type": "ngram", "min_gram": 3, "max_gram": 15},
            "edgengram_tokenizer": {"type": "edge_ngram", "min_gram": 2, "max_gram": 15, "side": "front"},
        },
        "filter": {
            "ngram": {"type": "ngram", "min_gram": 3, "max_gram": 15},
            "edgengram": {"type": "edge_ngram", "min_gram": 1, "max_gram": 15},
        },
    },
    "index": {"max_ngram_diff": 12},
}


@pytest.fixture
def indice(elasticsearch_url, prefijo):
    url = f"{elasticsearch_url}/{prefijo}wagtail"
    assert pedir(url, "PUT", {"settings": DE_WAGTAIL})[0] == 200
    return url


@pytest.mark.parametrize(
    ("pedido", "esperado"),
    [
        ({"analyzer": "edgengram_analyzer", "text": "Ñu"}, ["n", "nu"]),
        ({"analyzer": "ngram_analyzer", "text": "agua"}, ["agu", "agua", "gua"]),
        ({"tokenizer": "edgengram_tokenizer", "text": "ríos"}, ["rí", "río", "ríos"]),
        ({"tokenizer": "standard", "filter": ["asciifolding"], "text": "Gestión"}, ["Gestion"]),
        ({"analyzer": "spanish", "text": "las municipalidades"}, ["municipalidad"]),
        ({"tokenizer": "standard", "filter": [{"type": "stemmer", "language": "spanish"}], "text": "ríos"}, ["rios"]),
    ],
)
def test_analiza_como_el_de_elastic(indice, pedido, esperado):
    codigo, respuesta = pedir(f"{indice}/_analyze", "POST", pedido)
    assert (codigo, [parte["token"] for parte in respuesta.get("tokens", [])]) == (200, esperado)


def test_una_lengua_que_no_se_tiene_se_dice(elasticsearch_url, prefijo):
    filtro = {"type": "stemmer", "language": "quechua"}
    codigo, respuesta = pedir(
        f"{elasticsearch_url}/_analyze", "POST", {"tokenizer": "standard", "filter": [filtro], "text": "a"}
    )
    assert codigo == 400
    assert "quechua" in respuesta["error"]["reason"]
