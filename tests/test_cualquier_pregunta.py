"""Whatever stands after the «?» of an address: the site answers, and what it cannot understand it says or ignores."""

from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ninja.throttling import SimpleRateThrottle

from busqueda.consulta import MAXIMO_DE_BYTES
from busqueda.facetas import POR_NOMBRE
from portal import descargas
from tests.factories import PracticaFactory

pytestmark = [pytest.mark.django_db, pytest.mark.lento]
PAGINA, API = {200}, {200, 400}
PUERTAS = {
    "/buscar/": PAGINA,
    "/buscar/facetas/region/": PAGINA,
    "/buscar/facetas/etiqueta/": PAGINA,
    "/buscar/facetas/inventada/": {404},
    "/api/v1/fichas": API,
    "/api/v1/facetas/nivel": API,
    "/api/v1/facetas/anio": API,
    "/api/v1/facetas/inventada": {404},
    "/api/v1/sugerencias": API,
    "/api/v1/catalogos/tema": PAGINA,
}
OTRAS = ("/", "/entidades/", "/solicitudes/", "/temas/", "/regiones/12/")
NOMBRES = (
    *POR_NOMBRE,
    *"q orden pagina por_pagina corregir formato contiene padre anio_desde anio_hasta q[] page".split(),
)
DIFICILES = (
    '"-"', "-", "--", '-"agua" "', "AND OR NOT", "agua~2^9", "titulo:agua", "[a TO z}", "/.*/", "(?i)(a+)+$", "\\", "%", "_",
    "' OR 1=1 --", "'; DROP TABLE x;--", "<script>alert(1)</script>", "{{7*7}}", "{% now %}", "../../etc/passwd", "\x00",
    "\ud800", "\ufeff", "\x01\x1b", "\ufffe\uffff", "\u202eagua", "a\u0301" * 40, "ñ" * 400, "😀", "1e9", "-0", "9" * 25, "2019-2024", "0000", "-0019",
    "2024-2019", "BP-2026-00001", "=HYPERLINK(1)", "\r\nSet-Cookie: a=b", "tema-1", "-tema-1", "relevancia", "titulo", "no",
)  # fmt: skip
ROTAS = (
    "%",
    "%u0041",
    "%ZZ",
    "%ed%a0%80",
    "%c0%af",
    "%ff%fe",
    "%00",
    "%f4%90%80%80",
    "%25%30%30",
    "+",
    "%2b",
    ";",
    "=",
    "#",
)


def escrito(texto: str) -> str:
    return quote(texto, errors="surrogatepass")


valores = st.one_of(
    st.sampled_from(DIFICILES).map(escrito),
    st.sampled_from(ROTAS),
    st.text(st.characters(), max_size=30).map(escrito),  # surrogates too
    st.binary(max_size=20).map(quote),
    st.binary(max_size=20).map(lambda b: b.decode("latin-1")),  # as it came, with nothing written as a percentage
)
nombres = st.sampled_from(NOMBRES) | valores
preguntas = st.lists(st.tuples(nombres, st.sampled_from(["=", "", "=="]), valores).map("".join), max_size=6).flatmap(
    lambda pares: st.sampled_from(["&", "&&", ";"]).map(lambda entre: entre.join(pares))
)
LARGA, JUSTA = (f"q={'x' * (bytes_ - 2)}" for bytes_ in (MAXIMO_DE_BYTES + 1, MAXIMO_DE_BYTES))
pocas = settings(max_examples=20, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


def con_lo_dificil(prueba):
    """Each hard text by itself, whatever chance brings; and an address as long as may be, and one byte longer."""
    for pregunta in (LARGA, JUSTA, *(f"q={escrito(d)}&contiene={escrito(d)}&pagina={escrito(d)}" for d in DIFICILES)):
        prueba = example(pregunta=pregunta)(prueba)
    return prueba


@pytest.fixture
def preguntar(client, indice, monkeypatch):
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *_: True)
    PracticaFactory(completa=True, publicada=True)
    indice()
    return lambda direccion, pregunta: client.get(direccion, QUERY_STRING=pregunta)


@con_lo_dificil
@given(pregunta=preguntas)
@pocas
def test_lo_que_busca_responde_a_cualquier_pregunta(preguntar, pregunta):
    for direccion, esperados in PUERTAS.items():
        respuesta = preguntar(direccion, pregunta)

        assert respuesta.status_code in ({414} if len(pregunta) > MAXIMO_DE_BYTES else esperados), direccion
        if direccion.startswith("/api/") and respuesta.status_code >= 400:
            assert respuesta["Content-Type"] == "application/problem+json"
            assert respuesta.json()["status"] == respuesta.status_code


@con_lo_dificil
@given(pregunta=preguntas)
@pocas
def test_lo_que_se_lleva_responde_a_cualquier_pregunta(preguntar, pregunta):
    for formato in descargas.FORMATOS:
        entera = f"{pregunta}&formato={formato}"
        respuesta = preguntar("/buscar/", entera)

        esperado = (414, "text/plain") if len(entera) > MAXIMO_DE_BYTES else (200, descargas.FORMATOS[formato].tipo)
        assert (respuesta.status_code, respuesta["Content-Type"]) == esperado
        if formato == "atom" and respuesta.status_code == 200:
            ElementTree.fromstring(respuesta.content)


@con_lo_dificil
@given(pregunta=preguntas)
@pocas
def test_las_demas_paginas_responden_a_cualquier_pregunta(preguntar, pregunta):
    assert {d: e for d in OTRAS if (e := preguntar(d, pregunta).status_code) != 200} == {}
