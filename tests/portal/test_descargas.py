"""A search to take away: the same hits as the page, in what each program reads."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from tests.factories import LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fichas():
    PracticaFactory(titulo="=HYPERLINK(1)", resumen="Agua <script>alert(1)</script>", completa=True, publicada=True)
    PracticaFactory(titulo="Agua segura", publicada=True)
    LeccionFactory(titulo="Agua restringida", restringida=True, publicada=True)
    LeccionFactory(titulo="Agua anónima", anonima=True, publicada=True)


def test_csv_y_excel_no_ejecutan_nada_y_traen_lo_mismo(ver, fichas):
    filas = list(csv.DictReader(io.StringIO(ver("/buscar/", formato="csv").content.decode("utf-8-sig"))))
    libro = load_workbook(io.BytesIO(ver("/buscar/", formato="xlsx").content))
    encabezado, *celdas = libro.active.iter_rows(values_only=True)

    assert {f["titulo"] for f in filas} == {"'=HYPERLINK(1)", "Agua segura", "Agua anónima"}
    assert [dict(zip(encabezado, [c or "" for c in fila], strict=True)) for fila in celdas] == filas
    assert "23 → 3 días hábiles" in {f["cifra"] for f in filas}
    assert {f["entidad"] for f in filas if f["titulo"] == "Agua anónima"} == {"Entidad anónima"}


def test_los_datos_llevan_los_filtros_y_las_palabras(ver, fichas):
    datos = json.loads(ver("/buscar/", formato="json", q="agua", tipo="leccion").content)

    assert [d["titulo"] for d in datos] == ["Agua anónima"]


def test_el_canal_lleva_las_direcciones_permanentes_y_el_texto_escapado(ver, fichas):
    respuesta = ver("/buscar/", formato="atom", q="agua", orden="recientes")
    canal = respuesta.content.decode()

    assert respuesta["Content-Type"].startswith("application/atom+xml")
    assert canal.count("<entry>") == 3
    assert "<script>" not in canal
    assert "<published>" in canal


def test_un_formato_desconocido_es_la_pagina(ver, fichas):
    assert ver("/buscar/", formato="doc")["Content-Type"].startswith("text/html")


def test_la_pagina_ofrece_llevarse_los_resultados(ver, fichas):
    assert 'href="?q=agua&amp;formato=xlsx"' in ver("/buscar/", q="agua").content.decode()


def test_la_ficha_muestra_las_parecidas(ver):
    una = PracticaFactory(titulo="Licencias de bodega", resumen="La municipalidad acorta el plazo.", publicada=True)
    PracticaFactory(titulo="Licencias de botica", resumen="La municipalidad acorta el plazo.", publicada=True)
    assert "Licencias de botica" in ver(una.get_absolute_url()).content.decode()
