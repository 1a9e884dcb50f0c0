"""The filter that shows a change of text."""

import re

from django.template import Context, Template

PLANTILLA = Template("{% load diferencias %}{{ antes|palabras_cambiadas:despues }}")


def mostrar(antes, despues) -> str:
    return PLANTILLA.render(Context({"antes": antes, "despues": despues}))


def test_lo_quitado_y_lo_agregado_se_marcan_y_se_dicen():
    html = mostrar("El plazo bajó a 23 días", "El plazo bajó a 3 días")
    quitado = '<del><span class="oculto"> inicio de texto quitado </span>23 <span class="oculto"> fin de texto quitado </span></del>'
    assert quitado in html
    assert '<ins><span class="oculto"> inicio de texto agregado </span>3 ' in html
    assert re.sub(r"<(del|ins)>.*?</\1>", "", html) == "El plazo bajó a días"


def test_lo_que_alguien_escribio_nunca_es_html():
    html = mostrar("<b>uno</b>", "<script>alert(1)</script>")
    assert "<b>" not in html
    assert "<script>" not in html
    assert "&lt;" in html


def test_un_texto_que_falta_es_un_texto_vacio():
    assert mostrar(None, None) == ""
    assert "<ins>" in mostrar(None, "hola")


def test_los_fines_de_linea_del_navegador_no_son_un_cambio():
    assert mostrar("uno\ndos", "uno\r\ndos") == "uno\ndos"
