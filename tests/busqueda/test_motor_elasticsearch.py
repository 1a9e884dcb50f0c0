"""What only a real Elasticsearch can get wrong: late writes, the alias, indices nobody uses, documents that it refuses."""

from dataclasses import replace

import pytest

from busqueda import indexacion
from busqueda.estado import leer_estado
from busqueda.motores import motor
from busqueda.puerto import Documento, EscrituraRechazada, MotorCaido, Peticion, Texto
from tests.factories import PracticaFactory

from .conformidad.oraculo import Ejemplar

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def ejemplar(n=1, version=1, **contenido) -> Documento:
    hecho = Ejemplar(f"practica-{n}", frozenset({"agua"}), {}, frozenset()).documento()
    return replace(hecho, version=version, contenido={**hecho.contenido, **contenido})


def borrado(n=1, version=1) -> Documento:
    return Documento(f"practica-{n}", version, None)


@pytest.fixture
def ajustes_del_motor(elasticsearch_url, prefijo, tmp_path):
    conexion = {"urls": (elasticsearch_url,), "prefijo": prefijo.rstrip("-"), "shards": 1, "replicas": 0}
    return {"BUSQUEDA_MOTOR": "elasticsearch", "BUSQUEDA_INDICE": tmp_path, "ELASTICSEARCH": conexion}


@pytest.fixture
def es(indice):
    return motor()


@pytest.fixture
def con_indice(es):
    es.reconstruir().activar()
    return es


def test_lo_mas_viejo_no_pisa_a_lo_mas_nuevo(con_indice):
    con_indice.escribir([ejemplar(version=5, codigo="nueva")])
    con_indice.escribir([ejemplar(version=4, codigo="vieja")])
    assert con_indice.versiones() == {"practica-1": 5}
    assert con_indice.buscar(Peticion(codigo="nueva")).total == 1


def test_lo_que_llega_tarde_no_resucita_lo_borrado(con_indice):
    # Elasticsearch remembers for a while the version of what it deletes: with that alone this would pass.
    con_indice.escritor.indices.put_settings(index=con_indice.alias, settings={"index.gc_deletes": "0s"})
    con_indice.escribir([ejemplar(version=1)])
    con_indice.escribir([borrado(version=3)])
    con_indice.escribir([ejemplar(version=2)])
    assert con_indice.buscar(Peticion()).total == 0
    assert con_indice.contar(Texto()) == 0
    assert con_indice.sugerir([], "agua", 5) == ()
    assert con_indice.versiones() == {}


def test_escribir_dos_veces_la_misma_version_no_es_un_fallo(con_indice):
    con_indice.escribir([ejemplar(), ejemplar()])
    assert con_indice.buscar(Peticion()).total == 1


def test_un_documento_malo_no_detiene_a_los_demas(con_indice):
    malo = ejemplar(2, calidad="mucha")
    with pytest.raises(EscrituraRechazada, match="practica-2"):
        con_indice.escribir([ejemplar(1), malo, ejemplar(3)])
    con_indice.escribir([])
    assert set(con_indice.versiones()) == {"practica-1", "practica-3"}


def test_sin_indice_lo_que_se_escribe_no_hace_uno_con_el_nombre_de_todos(con_indice):
    con_indice.escritor.indices.delete(index=con_indice.indice_en_uso())
    with pytest.raises(MotorCaido):
        con_indice.escribir([ejemplar()])
    assert not con_indice.escritor.indices.exists(index=con_indice.alias)


def test_un_indice_con_el_nombre_de_todos_no_impide_rehacerlo(es):
    es.escritor.indices.create(index=es.alias)
    nueva = es.reconstruir()
    nueva.escribir([ejemplar()])
    nueva.activar()
    assert es.indice_en_uso() == nueva.nombre
    assert set(es.versiones()) == {"practica-1"}


def test_un_nodo_agobiado_no_es_cosa_de_un_documento(con_indice, monkeypatch):
    def agobiado(*_, **__):
        yield False, {"index": {"_id": "practica-1", "status": 429, "error": "lleno"}}

    monkeypatch.setattr("busqueda.motores.elasticsearch.streaming_bulk", agobiado)
    with pytest.raises(MotorCaido, match="429"):
        con_indice.escribir([ejemplar()])


def test_un_indice_a_medias_se_abandona(con_indice):
    nueva = con_indice.reconstruir()
    nueva.abandonar()
    assert nueva.nombre not in con_indice.indices()


def test_mientras_se_rehace_contesta_el_anterior(con_indice):
    con_indice.escribir([ejemplar(1)])
    antes = con_indice.indice_en_uso()
    nueva = con_indice.reconstruir()
    nueva.escribir([ejemplar(1), ejemplar(2)])
    assert con_indice.buscar(Peticion()).total == 1
    nueva.activar()
    assert con_indice.buscar(Peticion()).total == 2
    assert con_indice.indice_en_uso() == nueva.nombre != antes


def test_los_indices_que_nadie_usa_se_van_en_la_siguiente_reconstruccion(con_indice):
    anterior = con_indice.indice_en_uso()
    con_indice.reconstruir()  # whoever made it was killed
    tercera = con_indice.reconstruir()
    tercera.activar()
    assert con_indice.indices() == {anterior, tercera.nombre}


def test_al_rehacer_no_quedan_lapidas_pero_lo_borrado_en_medio_se_va(con_indice):
    nueva = con_indice.reconstruir()
    nueva.escribir([ejemplar(1), borrado(2)])
    nueva.escribir([borrado(1, version=2)])
    nueva.activar()
    assert con_indice.buscar(Peticion()).total == 0
    assert con_indice.escritor.count(index=nueva.nombre)["count"] == 1


def test_un_indice_de_otra_version_del_esquema_no_esta_al_dia(con_indice, monkeypatch):
    assert con_indice.esta_al_dia()
    monkeypatch.setattr("busqueda.motores.elasticsearch.huella", lambda: "0123456789")
    assert not con_indice.esta_al_dia()


def test_dos_repositorios_comparten_un_servidor(con_indice):
    from busqueda.motores.elasticsearch import MotorElasticsearch

    vecino = MotorElasticsearch(replace(con_indice.conexion, prefijo=f"{con_indice.conexion.prefijo}-otro"))
    vecino.reconstruir().activar()
    vecino.escribir([ejemplar(9)])
    con_indice.reconstruir().activar()
    con_indice.reconstruir().activar()
    assert vecino.buscar(Peticion()).total == 1
    assert con_indice.buscar(Peticion()).total == 0


def test_si_alguien_borra_el_indice_se_hace_otro(con_indice):
    PracticaFactory(titulo="Agua segura", publicada=True)
    indexacion.ponerse_al_dia()
    con_indice.escritor.indices.delete(index=con_indice.indice_en_uso())
    with pytest.raises(MotorCaido):
        con_indice.buscar(Peticion())
    assert indexacion.hay_pendientes()
    indexacion.ponerse_al_dia()
    assert con_indice.buscar(Peticion()).total == 1


def test_con_el_disco_lleno_se_publica_y_lo_pendiente_espera(con_indice):
    indexacion.ponerse_al_dia()
    bloqueo = "index.blocks.read_only_allow_delete"
    con_indice.escritor.indices.put_settings(index=con_indice.indice_en_uso(), settings={bloqueo: True})
    PracticaFactory(titulo="Agua segura", publicada=True)
    indexacion.ponerse_al_dia()
    assert (leer_estado().pendientes, con_indice.buscar(Peticion()).total) == (1, 0)
    assert "read-only" in leer_estado().error
    con_indice.escritor.indices.put_settings(index=con_indice.indice_en_uso(), settings={bloqueo: None})
    assert indexacion.ponerse_al_dia() == 0  # it waits a little after a failure
    from busqueda.models import EstadoDelIndice

    EstadoDelIndice.objects.update(no_antes_de=None)
    indexacion.ponerse_al_dia()
    assert (leer_estado().pendientes, con_indice.buscar(Peticion()).total) == (0, 1)
