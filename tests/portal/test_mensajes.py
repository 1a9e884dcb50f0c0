"""Writing from a ficha: to its entity, through a mailbox that nobody sees, or of an error. Nothing typed is lost."""

import re

import pytest
from django.test import Client

from practicas.avisos.models import Aviso
from practicas.solicitudes import tope
from practicas.solicitudes.models import ErrorInformado
from tests.factories import LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db
BUZON = "mesadepartes@prueba.example"
MENSAJE = {"mensaje": "¿Qué formato usan?", "correo": "lee@muni.example", "sitio_web": ""}
ERROR = {"descripcion": "Dice 23 y son 32.", "correo": "", "sitio_web": ""}
FORMULARIOS = [("contactar", MENSAJE), ("informar-error", ERROR)]


@pytest.fixture
def ficha():
    return PracticaFactory(titulo="Licencia en tres días", publicada=True)


def enviar(client, ficha, que, datos, **cambios):
    return client.post(f"/fichas/{ficha.codigo}/{que}/", {**datos, **cambios})


# --- To the entity ----------------------------------------------------------------------------------------------------
def test_el_mensaje_queda_en_la_cola_para_el_buzon_con_a_quien_responder(client, ficha):
    respuesta = enviar(client, ficha, "contactar", MENSAJE)
    aviso = Aviso.objects.get()

    assert respuesta.url == f"/fichas/{ficha.codigo}/contactar/enviado/"
    assert (aviso.correo, aviso.responder_a, aviso.correo_estado) == (BUZON, "lee@muni.example", "por_enviar")
    assert "¿Qué formato usan?" in aviso.cuerpo
    assert "Su mensaje está en camino" in client.get(respuesta.url).content.decode()


def test_el_buzon_no_se_muestra_en_ningun_lado(client, ficha):
    paginas = [
        ficha.get_absolute_url(),
        f"/fichas/{ficha.codigo}/contactar/",
        f"/fichas/{ficha.codigo}/contactar/enviado/",
    ]
    assert not [p for p in paginas if BUZON in client.get(p).content.decode()]
    assert BUZON not in enviar(client, ficha, "contactar", MENSAJE, correo="mal").content.decode()


def test_sin_buzon_no_se_ofrece_ni_se_recibe(client):
    ficha = PracticaFactory(publicada=True, contacto_correo="")

    assert "Contactar a la entidad" not in client.get(ficha.get_absolute_url()).content.decode()
    assert enviar(client, ficha, "contactar", MENSAJE).status_code == 404
    assert not Aviso.objects.exists()


def test_a_una_anonima_no_se_le_escribe_pero_sus_errores_se_informan(client):
    leccion = LeccionFactory(publicada=True, anonima=True)
    html = client.get(leccion.get_absolute_url()).content.decode()

    assert "/contactar/" not in html
    assert f'href="/fichas/{leccion.codigo}/informar-error/"' in html
    assert enviar(client, leccion, "contactar", MENSAJE).status_code == 404
    assert enviar(client, leccion, "informar-error", ERROR).status_code == 302


# --- Both -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("que", "datos"), FORMULARIOS)
def test_de_una_retirada_queda_su_lapida_y_de_una_reservada_nada(client, que, datos):
    assert enviar(client, PracticaFactory(retirada=True), que, datos).status_code == 410
    assert enviar(client, LeccionFactory(publicada=True, restringida=True), que, datos).status_code == 404
    assert not Aviso.objects.exists()
    assert not ErrorInformado.objects.exists()


@pytest.mark.parametrize(
    ("que", "campo", "valor", "mensaje"),
    [
        ("contactar", "mensaje", "", "Escriba su mensaje."),
        ("contactar", "mensaje", "m" * 3001, "acórtelo a 3000."),
        ("contactar", "correo", "", "sin él la entidad no puede responderle"),
        ("contactar", "correo", "lee@muni\nBcc: x@x.example", "Escriba el correo completo"),
        ("informar-error", "descripcion", "", "Escriba qué está mal"),
        ("informar-error", "correo", "lee@muni", "Escriba el correo completo"),
    ],
)
def test_un_error_se_explica_arriba_y_junto_a_su_campo(client, ficha, que, campo, valor, mensaje):
    html = enviar(client, ficha, que, dict(FORMULARIOS)[que], **{campo: valor}).content.decode()

    assert "Falta 1 cosa para enviar" in html
    assert re.search(rf'<a href="#id_{campo}">[^<]*{mensaje}', html)
    assert re.search(rf'id="id_{campo}_error">.*{mensaje}', html)
    assert not Aviso.objects.exists()


@pytest.mark.parametrize(("que", "datos"), FORMULARIOS)
def test_un_programa_que_llena_todo_cree_que_envio(client, ficha, que, datos):
    assert enviar(client, ficha, que, datos, sitio_web="https://x.example").status_code == 302
    assert not Aviso.objects.exists()
    assert not ErrorInformado.objects.exists()


def test_al_sexto_en_una_hora_se_le_dice_que_espere_y_nada_se_pierde(client, ficha):
    for que, datos in FORMULARIOS * 3:
        respuesta = enviar(client, ficha, que, datos)

    assert respuesta.status_code == 429
    assert "Ya envió 5 mensajes en la última hora" in respuesta.content.decode()
    assert "Dice 23 y son 32." in respuesta.content.decode()
    assert (Aviso.objects.count(), ErrorInformado.objects.count()) == (3, 2)


def test_estas_paginas_no_se_indexan(client, ficha):
    for que, _ in FORMULARIOS:
        html = client.get(f"/fichas/{ficha.codigo}/{que}/").content.decode()
        assert '<meta name="robots" content="noindex">' in html


def test_con_otra_sesion_tampoco_se_inunda_un_buzon(ficha):
    for _ in range(tope.POR_FICHA):
        assert enviar(Client(), ficha, "contactar", MENSAJE).status_code == 302
    ultima = enviar(Client(), ficha, "contactar", MENSAJE).content.decode()

    assert "recibió muchos mensajes" in ultima
    assert "¿Qué formato usan?" in ultima
    assert Aviso.objects.count() == tope.POR_FICHA
