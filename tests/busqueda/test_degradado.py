"""Without an engine the database answers the same questions: fewer features, never other fichas."""

import pytest
from django.http import QueryDict

from busqueda import buscador, indexacion
from busqueda.consulta import leer_consulta
from busqueda.puerto import MotorCaido
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino


@pytest.fixture
def caido(indice, monkeypatch):
    """Three fichas, and then no engine: search as the page does, titles in order."""
    agua = termino("tema", "agua", nombre="Agua y saneamiento")
    PracticaFactory(
        titulo="Transparencia del agua", terminos={"temas": [agua]}, anio_inicio=2015, anio_fin=2016, publicada=True,
        entidad=EntidadFactory(codigo="x-una", ubigeo="080101"), ubigeo="080101",
    )  # fmt: skip
    PracticaFactory(titulo="Emergencias", anio_inicio=2021, publicada=True, entidad=EntidadFactory(codigo="x-otra"))
    LeccionFactory(titulo="Agua que se perdió", restringida=True, publicada=True)
    indexacion.ponerse_al_dia()

    def buscar(direccion):
        resultado = buscador.buscar(leer_consulta(QueryDict(direccion))[0])
        assert resultado.degradada
        return [a.titulo for a in resultado.aciertos]

    def caerse():
        raise MotorCaido

    monkeypatch.setattr(buscador, "motor", caerse)
    return buscar


@pytest.mark.parametrize(
    ("direccion", "titulos"),
    [
        ("q=transparencia", ["Transparencia del agua"]),
        ("q=emergencia", ["Emergencias"]),
        ("q=agua", ["Transparencia del agua"]),
        ("q=-agua", ["Emergencias"]),
        ("tema=agua", ["Transparencia del agua"]),
        ("tema=-agua", ["Emergencias"]),
        ("entidad=x-una&entidad=x-otra", ["Emergencias", "Transparencia del agua"]),
        ("region=08", ["Transparencia del agua"]),
        ("anio=2016", ["Transparencia del agua"]),
        ("anio=2017-", ["Emergencias"]),
        ("anio=-1990", []),
        ("q=xyzzy", []),
    ],
)
def test_responde_lo_mismo_que_el_motor(caido, direccion, titulos):
    assert caido(direccion) == titulos


def test_la_pagina_sin_nada_no_habla_de_la_ultima(caido, client):
    assert "después de la última" not in client.get("/buscar/?q=xyzzy").content.decode()
