import html

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicas.fichas.texto import _convertir, a_html, a_texto, contar_palabras


@pytest.mark.parametrize(
    "malo",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[clic](javascript:alert(1))",
        '<a href="javascript:alert(1)">clic</a>',
        '<p style="color:red" onclick="x()">hola</p>',
        "<iframe src=//x></iframe>",
    ],
)
def test_nada_que_se_ejecute_queda(malo):
    limpio = a_html(malo).lower()

    assert not any(
        cosa in limpio for cosa in ("<script", "onerror", "javascript:", "onclick", "style=", "<iframe", "<img")
    )


def test_los_enlaces_no_recomiendan():
    assert 'rel="nofollow noopener"' in a_html("[norma](https://x.example/)")


def test_los_titulos_quedan_debajo_de_los_de_la_pagina():
    assert a_html("# Uno\n\n###### Seis") == "<h3>Uno</h3>\n<h4>Seis</h4>"


def test_texto_llano_en_una_linea():
    assert a_texto("**Uno** & dos\n\n- a < b\n- c") == "Uno & dos a < b c"


@pytest.mark.parametrize(
    ("texto", "palabras"), [("", 0), ("Del 23 al 3.5 %", 4), ("S/ 9,200.00 en costo-beneficio", 4), ("¿Qué? —Nada", 2)]
)
def test_contar_palabras(texto, palabras):
    assert contar_palabras(texto) == palabras


@given(st.text())
def test_ningun_texto_falla(texto):
    assert "<script" not in a_html(texto)
    a_texto(texto)


@given(st.text(alphabet="aéñ 12.)-+#=*_:~/\"'(\n"))
def test_el_texto_sin_marcas_se_lee_igual_que_convertido(texto):
    assert a_texto(texto) == " ".join(html.unescape(nh3.clean(_convertir(texto), tags=set())).split())
