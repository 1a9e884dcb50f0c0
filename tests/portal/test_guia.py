"""The visual guide shows every piece, with data made in code."""

from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db
# What has a page of its own to be seen in: the head of one, what only arranges others, what asks the database.
EN_SU_PAGINA = (
    "campos_de_visita cierre_de_ficha cifras_de_resultado clasificacion conteo elegidas ficha_cabeza impreso leccion_secciones mensajes "
    "metadatos panorama parecidas por_comparar por_faceta practica_secciones riel salidas tabla_comparada ultimas valor_comparado"
).split()


@pytest.fixture
def guia(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        return client.get("/guia-visual/")


def test_la_guia_no_lee_la_base_y_no_se_indexa(guia):
    assert guia.status_code == 200
    assert '<meta name="robots" content="noindex">' in guia.content.decode()


def test_toda_pieza_esta_en_la_guia_o_en_su_pagina(guia):
    usadas = {t.name for t in guia.templates}
    piezas = {a.stem for a in Path(settings.RAIZ, "templates/portal/piezas").glob("*.html")}

    assert sorted(p for p in piezas if f"portal/piezas/{p}.html" not in usadas) == EN_SU_PAGINA


@pytest.mark.parametrize(
    "estado",
    [
        "Excluir valores",
        "Criterios de admisibilidad",
        "Validada el 14 set. 2026.",
        "Esta no es la versión vigente.",
        "Copia impresa de BP-2026-00042, versión 2.",
        "No llegó a la meta",
        "209 de 200 palabras: sobran 9",
        "Faltan 2 cosas para enviar",
        "días hábiles de atraso",
        "inicio de texto agregado",
        "4•••••12",
        "Todavía ninguna",
    ],
)
def test_la_guia_muestra_tambien_lo_que_casi_nunca_se_ve(guia, estado):
    assert estado in guia.content.decode()


def test_cada_apartado_del_indice_existe_una_vez(guia):
    html = guia.content.decode()

    assert [a["ancla"] for a in guia.context["apartados"] if html.count(f'id="{a["ancla"]}"') != 1] == []


def test_cada_color_de_la_hoja_esta_en_la_guia(guia):
    hoja = Path(settings.RAIZ, "site/portal/static/portal/yachay.css").read_text("utf-8").lower()
    valores = {f"--{c.ficha}: {c.valor.lower()};" for c in guia.context["colores"]}

    assert {v for v in valores if v not in hoja} == set()
