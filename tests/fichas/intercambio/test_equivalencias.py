"""Mapping files: what they cannot mean is said before anything is read, and what a row cannot mean, of that row alone."""

import json

import pytest

from practicas.fichas.models import Practica

from .conftest import avisos, rechazos
from .faltas import buena


@pytest.mark.parametrize(
    "nombre",
    [{"name": "Ministry"}, ["Una", {"b": 1}], "a\x00b", "\ud83d", True],
    ids="objeto lista nulo medio-caracter logico".split(),
)
def test_la_entidad_ajena_mal_escrita_se_nombra_y_las_demas_entran(traer, mapa, nombre):
    ajena = {"id": "7", "name": "Un chatbot", "text": "Responde.", "who": "Ministry", "sector": "Health"}
    informe = traer(ajena, json.dumps(ajena | {"id": "8", "who": nombre}).encode(), mapa=mapa())

    assert "nombre: " in rechazos(informe)["entidad"]
    assert Practica.objects.count() == 1


@pytest.mark.parametrize(
    "seccion",
    [
        "[completo]\ntitulo = 5",
        "[completo]\ntitulo = 'cuerpo'",
        "[entidades]\npor_defecto = 5",
        "[recortar]\ntitulo = 'cien'",
        "[extraer]\ntitulo = '('",
        "[columnas]\ntitulo = 5",
        "[columnas]\ntitulos = 'name'",
        "[columna]\ntitulo = 'name'",
        "[valores]\ntema = 'x'",
        "titulo = ",
    ],
    ids=range(10),
)
def test_el_archivo_de_equivalencias_que_no_se_entiende_sale_con_2(orden, jsonl, tmp_path, seccion):
    (tmp_path / "mapa.toml").write_text(seccion)
    salida, motivo = orden("importar_fichas", jsonl(buena(1)), equivalencias=tmp_path / "mapa.toml")

    assert (salida, "mapa.toml" in motivo) == (2, True)


def test_lo_que_el_mapa_no_usa_se_anota(traer, mapa):
    informe = traer({"id": "7", "name": "Uno", "text": "x", "who": "A", "notes": "y"}, mapa=mapa())

    assert "no la usa" in avisos(informe)["notes"]
