"""Facet counts equal the naive oracle, on several segments and with thousands of values."""

import random
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from busqueda.motores.tantivy import MotorTantivy
from busqueda.puerto import Filtro, Peticion, Raiz, Rango, Texto

from . import oraculo
from .conftest import MOTORES

PALABRAS = ("agua", "obra", "licenc", "anemi", "residu")
ARBOL = ("a", "a1", "a2", "a11", "b", "b1", "b2", "c")
TEMAS = ("t1", "t2", "t3", "t4")
ETIQUETAS = [f"etiqueta-{n}" for n in range(3200)]
FACETAS = ("pilar", "tema", "etiqueta", "anio")


def generar(cuantos: int, semilla: int) -> list[oraculo.Ejemplar]:
    azar = random.Random(semilla)
    corpus = []
    for n in range(cuantos):
        pilares = [c for codigo in azar.choices(ARBOL, k=azar.randint(0, 3)) for c in oraculo.con_superiores(codigo)]
        inicio = azar.randint(2010, 2026)
        facetas = {
            "pilar": frozenset(pilares),
            "tema": frozenset(azar.choices(TEMAS, k=azar.randint(0, 3))),
            "etiqueta": frozenset([ETIQUETAS[n % len(ETIQUETAS)], azar.choice(ETIQUETAS[:5])]),
        }
        anios = frozenset(range(inicio, azar.randint(inicio, 2027))) if n % 9 else frozenset()
        corpus.append(oraculo.Ejemplar(f"practica-{n}", frozenset(azar.choices(PALABRAS, k=3)), facetas, anios))
    return corpus


@pytest.fixture(scope="module")
def corpus():
    return generar(4200, semilla=7)


def llenar(motor, corpus, tanda=600):
    nueva = motor.reconstruir()
    for desde in range(0, len(corpus), tanda):
        nueva.escribir(e.documento() for e in corpus[desde : desde + tanda])
    nueva.activar()
    return motor


@pytest.fixture(scope="module", params=MOTORES)
def motor(request, corpus, tmp_path_factory):
    """Embedded, on several segments; Elasticsearch, on three shards."""
    if request.param == "tantivy":
        hecho = llenar(MotorTantivy(tmp_path_factory.mktemp("indice")), corpus)
        assert hecho.segmentos() >= 6
        yield hecho
        return
    from busqueda.motores.conexion_elasticsearch import Conexion
    from busqueda.motores.elasticsearch import MotorElasticsearch

    url, prefijo = request.getfixturevalue("elasticsearch_url"), f"cuentas-{uuid4().hex}"
    hecho = llenar(MotorElasticsearch(Conexion((url,), prefijo=prefijo, shards=3, replicas=0)), corpus)
    yield hecho
    hecho.escritor.indices.delete(index=hecho.indice_en_uso())


def filtros_de(codigos):
    return st.builds(
        Filtro,
        st.lists(st.sampled_from(codigos), max_size=3, unique=True).map(tuple),
        st.lists(st.sampled_from(codigos), max_size=2, unique=True).map(tuple),
    )


anios = st.none() | st.integers(2008, 2028)
rangos = st.builds(Rango, anios, anios).filter(lambda r: r.desde or r.hasta)
peticiones = st.builds(
    lambda palabras, minimo, filtros, rangos: Peticion(
        texto=Texto(tuple(Raiz(((p,),)) for p in palabras), minimo=min(minimo, len(palabras))),
        filtros={n: f for n, f in filtros.items() if f != Filtro()},
        rangos=rangos,
        cuantos=0,
        facetas=FACETAS,
        contar_palabras=True,
    ),
    st.lists(st.sampled_from(PALABRAS), max_size=4, unique=True),
    st.integers(1, 4),
    st.fixed_dictionaries(
        {}, optional={"pilar": filtros_de(ARBOL), "tema": filtros_de(TEMAS), "etiqueta": filtros_de(ETIQUETAS[:8])}
    ),
    st.fixed_dictionaries({}, optional={"anio": rangos}),
)


@settings(max_examples=150, deadline=None)
@given(peticion=peticiones)
def test_totales_y_cuentas_son_los_del_oraculo(motor, corpus, peticion):
    respuesta = motor.buscar(peticion)

    assert respuesta.de_palabras == oraculo.total(corpus, Peticion(texto=peticion.texto))
    assert respuesta.total == oraculo.total(corpus, peticion)
    for faceta in FACETAS:
        assert respuesta.cuentas[faceta] == oraculo.cuentas(corpus, peticion, faceta)


def test_una_faceta_de_miles_de_valores_se_cuenta_entera(motor, corpus):
    cuentas = motor.buscar(Peticion(facetas=("etiqueta",), cuantos=0)).cuentas["etiqueta"]

    assert len(cuentas) >= 3000
    assert cuentas == oraculo.cuentas(corpus, Peticion(), "etiqueta")
