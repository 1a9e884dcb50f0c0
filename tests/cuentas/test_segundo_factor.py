"""Staff, evaluators and whoever enters the admin prove it twice; nothing of their work opens before."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission

from practicas.cuentas import roles

from .conftest import CLAVE, codigo

pytestmark = pytest.mark.django_db
ACTIVAR = "/cuenta/segundo-paso/activar/"
TRABAJO = ("/cms/", "/cms/pages/", "/mesa/", "/evaluacion/")


@pytest.fixture
def obligatorio(settings):
    settings.SEGUNDO_FACTOR_OBLIGATORIO = True
    settings.ROOT_URLCONF = "tests.cuentas.urls_con_todas_las_puertas"


def confirmar(client):
    return client.post("/cuenta/confirmar/", {"password": CLAVE})


def activar(client) -> str:
    """With the session of somebody who has confirmed the password; the secret."""
    secreto = re.search(r'clave-escrita">(\w+)<', client.get(ACTIVAR).content.decode())[1]
    client.post(ACTIVAR, {"code": codigo(secreto)})
    return secreto


@pytest.mark.parametrize("grupo", [roles.ESPECIALISTAS, roles.COORDINACION, roles.EVALUADORES])
def test_sin_el_nada_de_su_trabajo_se_abre(client, persona, obligatorio, grupo):
    client.force_login(persona(grupo=grupo))
    assert {d: client.get(d).url for d in TRABAJO} == dict.fromkeys(TRABAJO, ACTIVAR)
    assert {client.post(d, {"x": "1"}).url for d in TRABAJO} == {ACTIVAR}


def test_tampoco_a_quien_administra_ni_a_quien_solo_entra_al_gestor(client, persona, obligatorio):
    visita = persona("visita@x.example")
    visita.user_permissions.add(Permission.objects.get(codename="access_admin"))
    for usuario in (visita, persona("jefa@x.example", is_superuser=True)):
        client.force_login(usuario)
        assert client.get("/cms/").url == ACTIVAR


def test_el_resto_del_sitio_y_la_salida_siguen_abiertos(client, especialista, obligatorio):
    client.force_login(especialista)
    assert client.get("/cuenta/").status_code == 200
    assert client.get("/como-participar/").status_code == 200
    assert client.get("/cms/logout/").status_code == 200


def test_a_quien_escribe_por_una_entidad_no_se_le_exige(client, persona, obligatorio):
    client.force_login(persona())
    assert client.get("/mi-entidad/").status_code == 200


def test_en_la_demostracion_no_se_exige(client, especialista):
    client.force_login(especialista)
    assert client.get("/cms/").status_code == 200


def test_se_activa_con_un_codigo_y_da_codigos_de_respaldo(client, especialista, obligatorio, mailoutbox):
    client.force_login(especialista)
    assert client.get(ACTIVAR).url.startswith("/cuenta/confirmar/")
    confirmar(client)
    activar(client)

    assert client.get("/cms/").status_code == 200
    html = client.get("/cuenta/segundo-paso/codigos/").content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", html)) == 10


def test_un_codigo_equivocado_no_lo_activa_y_conserva_la_clave(client, especialista):
    client.force_login(especialista)
    confirmar(client)
    secreto = re.search(r'clave-escrita">(\w+)<', client.get(ACTIVAR).content.decode())[1]
    html = client.post(ACTIVAR, {"code": "000000"}).content.decode()

    assert "El código no es correcto" in html
    assert secreto in html
    assert not Authenticator.objects.exists()


def test_al_ingresar_se_pide_el_codigo_antes_de_abrir_la_sesion(client, especialista, ingresar, con_segundo_factor):
    secreto = con_segundo_factor(especialista)

    assert ingresar(especialista.email, next="/cms/pages/").url == "/cuenta/segundo-paso/ingresar/"
    assert "_auth_user_id" not in client.session
    assert client.get("/cms/").status_code == 302

    assert client.post("/cuenta/segundo-paso/ingresar/", {"code": codigo(secreto)}).url == "/cms/pages/"
    assert client.get("/cms/").status_code == 200


def test_adivinar_codigos_se_corta_pronto(client, especialista, ingresar, con_segundo_factor):
    secreto = con_segundo_factor(especialista)
    ingresar(especialista.email)
    for _ in range(5):
        client.post("/cuenta/segundo-paso/ingresar/", {"code": "000000"})
    html = client.post("/cuenta/segundo-paso/ingresar/", {"code": codigo(secreto)}).content.decode()

    assert "demasiadas veces" in html
    assert "_auth_user_id" not in client.session


def test_un_codigo_de_respaldo_sirve_una_vez(client, especialista, ingresar):
    client.force_login(especialista)
    confirmar(client)
    activar(client)
    respaldo = re.search(r"<code>(\d{8})</code>", client.get("/cuenta/segundo-paso/codigos/").content.decode())[1]
    for llega in (True, False):
        client.post("/cuenta/salir/")
        ingresar(especialista.email)
        client.post("/cuenta/segundo-paso/ingresar/", {"code": respaldo})
        assert ("_auth_user_id" in client.session) is llega


def test_desactivarlo_pide_la_contrasena_y_vuelve_a_exigirse(client, especialista, obligatorio, con_segundo_factor):
    con_segundo_factor(especialista)
    client.force_login(especialista)
    assert client.get("/cuenta/segundo-paso/desactivar/").url.startswith("/cuenta/confirmar/")
    confirmar(client)
    client.post("/cuenta/segundo-paso/desactivar/")

    assert client.get("/cms/").url == ACTIVAR
