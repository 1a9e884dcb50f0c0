"""Asking for a practice: nothing typed is lost, nothing is sent twice, and programs do not get in."""

import re

import pytest
import time_machine
from django.test import Client

from practicas.solicitudes import servicios
from practicas.solicitudes.models import Solicitud
from tests.factories import PracticaFactory

pytestmark = pytest.mark.django_db
DIRECCION = "/solicitudes/"
BUENO = {"consulta": "camal municipal", "detalle": "Somos 4,000.", "correo": "pide@muni.example", "sitio_web": ""}


def enviar(client, **cambios):
    return client.post(DIRECCION, {**BUENO, **cambios})


# --- The way in -------------------------------------------------------------------------------------------------------
def test_sin_resultados_ofrece_pedirla_con_lo_que_se_busco(ver):
    servicios.pedir(consulta="otra cosa")
    html = ver("/buscar/", q="camal & biodigestor").content.decode()

    assert "<h2>Pídala</h2>" in html
    assert 'href="/solicitudes/?q=camal%20%26%20biodigestor">Pedir una práctica</a>' in html
    assert "1 pedido abierto, 0 respondidos" in html


def test_al_pie_de_los_resultados_tambien(ver):
    PracticaFactory(titulo="Camal limpio", publicada=True)
    html = ver("/buscar/", q="camal").content.decode()

    assert "¿Ninguna se parece a su caso?" in html
    assert 'href="/solicitudes/?q=camal">Pedir una práctica</a>' in html


def test_el_formulario_llega_con_lo_que_se_busco(client):
    assert 'value="camal &quot;municipal&quot;"' in client.get(DIRECCION, {"q": 'camal "municipal"'}).content.decode()


def test_dice_para_que_es_el_correo_y_que_se_borra(client):
    html = client.get(DIRECCION).content.decode()

    assert "Solo para avisarle cuando haya respuesta. Después de ese aviso se borra." in html
    assert 'autocomplete="email"' in html


def test_solo_las_paginas_con_formulario_cargan_su_hoja(client):
    assert "formularios.css" in client.get(DIRECCION).content.decode()
    assert "formularios.css" not in client.get("/como-participar/").content.decode()


# --- Sending ----------------------------------------------------------------------------------------------------------
def test_enviar_lo_deja_en_la_mesa_y_lleva_a_otra_pagina(client):
    respuesta = enviar(client)

    assert (respuesta.status_code, respuesta.url) == (302, "/solicitudes/recibida/")
    pedida = Solicitud.objects.get()
    assert (pedida.consulta, pedida.detalle, pedida.correo) == ("camal municipal", "Somos 4,000.", "pide@muni.example")
    assert "Recibimos su pedido" in client.get(respuesta.url).content.decode()


def test_el_detalle_y_el_correo_son_opcionales(client):
    enviar(client, detalle="", correo="")
    assert Solicitud.objects.get().correo == ""


@pytest.mark.parametrize(
    ("campo", "valor", "mensaje"),
    [
        ("consulta", "", "Escriba qué necesita resolver"),
        ("consulta", "c" * 301, "Tiene 301 caracteres: acórtelo a 300."),
        ("detalle", "d" * 1001, "Tiene 1001 caracteres: acórtelo a 1000."),
        ("correo", "pide@muni", "Escriba el correo completo"),
    ],
)
def test_un_error_se_explica_arriba_y_junto_a_su_campo(client, campo, valor, mensaje):
    html = enviar(client, **{campo: valor}).content.decode()

    assert not Solicitud.objects.exists()
    assert "Falta 1 cosa para enviar" in html
    assert "<title>Error: Pedir una práctica" in html
    assert re.search(rf'<a href="#id_{campo}">{mensaje}', html)
    assert re.search(rf'id="id_{campo}_error">.*{mensaje}', html)
    control = re.search(rf'<(?:input|textarea)[^>]*name="{campo}"[^>]*>', html)[0]
    assert f'aria-describedby="id_{campo}_helptext id_{campo}_error"' in control
    assert 'aria-invalid="true"' in control


def test_nada_de_lo_escrito_se_pierde(client):
    html = enviar(client, consulta="c" * 301, correo="pide@muni").content.decode()

    assert "Faltan 2 cosas para enviar" in html
    for escrito in ("c" * 301, "Somos 4,000.", "pide@muni"):
        assert escrito in html


def test_un_programa_que_llena_todo_cree_que_envio(client):
    assert enviar(client, sitio_web="https://x.example").url == "/solicitudes/recibida/"
    assert not Solicitud.objects.exists()


def test_sin_la_prueba_de_que_viene_de_esta_pagina_no_se_acepta():
    respuesta = Client(enforce_csrf_checks=True).post(DIRECCION, BUENO)

    assert respuesta.status_code == 403
    assert "lo que escribió sigue en la página anterior" in respuesta.content.decode()


# --- Five an hour -----------------------------------------------------------------------------------------------------
def test_al_sexto_pedido_en_una_hora_se_le_dice_que_espere(client):
    for _ in range(5):
        enviar(client)
    respuesta = enviar(client, consulta="la sexta")
    html = respuesta.content.decode()

    assert respuesta.status_code == 429
    assert "Ya envió 5 pedidos en la última hora" in html
    assert 'value="la sexta"' in html
    assert Solicitud.objects.count() == 5
    assert enviar(Client()).status_code == 302, "The limit is of one session"


def test_pasada_la_hora_se_vuelve_a_aceptar(client):
    with time_machine.travel("2026-11-26T10:00:00-05:00", tick=False) as reloj:
        for _ in range(5):
            enviar(client)
        reloj.shift(60 * 60)
        assert enviar(client).status_code == 302
