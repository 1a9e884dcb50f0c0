"""The identity of the State opens the account with its verified address, and no other thing."""

from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from practicas.cuentas.models import Usuario

from .conftest import CLAVE
from .proveedor import CLIENTE, SECRETO, Proveedor

pytestmark = pytest.mark.django_db
IR = "/cuenta/identidad/id-gob-pe/"


@pytest.fixture(scope="module")
def servidor():
    proveedor = Proveedor()
    yield proveedor
    proveedor.cerrar()


@pytest.fixture
def proveedor(servidor, settings):
    servidor.persona = {"sub": "7", "email": "rosa@muni.example", "email_verified": True, "name": "Rosa Quispe"}
    servidor.fallas = set()
    app = {"provider_id": "id-gob-pe", "name": "ID GOB.PE", "client_id": CLIENTE, "secret": SECRETO}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [{**app, "settings": {"server_url": servidor.url}}]}
    }
    return servidor


def ida_y_vuelta(client, destino=""):
    """The whole way: to the provider, that sends back, and in."""
    ida = client.get(IR, {"next": destino} if destino else {})
    vuelta = requests.get(ida.url, allow_redirects=False, timeout=5).headers["Location"]
    return client.get(vuelta.removeprefix("http://testserver"))


def entro(client) -> bool:
    return "_auth_user_id" in client.session


def test_solo_se_ofrece_si_esta_configurado(client, settings):
    assert "Ingresar con" not in client.get("/cuenta/ingresar/").content.decode()
    assert client.get(IR).status_code == 404
    assert client.get(f"{IR}volver/").status_code == 404


def test_la_pagina_de_ingreso_lo_ofrece_y_guarda_a_donde_se_iba(client, proveedor):
    html = client.get("/cuenta/ingresar/?next=/temas/").content.decode()
    assert "Ingresar con ID GOB.PE" in html
    assert "next=%2Ftemas%2F" in html


def test_la_identidad_con_correo_verificado_abre_su_cuenta(client, persona, proveedor):
    usuaria = persona()
    respuesta = ida_y_vuelta(client, "/temas/")

    assert respuesta.url == "/temas/"
    assert client.session["_auth_user_id"] == str(usuaria.pk)
    usuaria.refresh_from_db()
    assert usuaria.check_password(CLAVE)
    assert not SocialAccount.objects.exists()


def test_nadie_sale_del_sitio_al_volver(client, persona, proveedor):
    persona()
    assert ida_y_vuelta(client, "https://malo.example/").url == "/cuenta/"


@pytest.mark.parametrize("verificado", [False, None, "no", 0])
def test_un_correo_sin_verificar_no_abre_la_cuenta_de_nadie(client, persona, proveedor, verificado):
    persona()
    proveedor.persona["email_verified"] = verificado
    respuesta = ida_y_vuelta(client)

    assert respuesta.status_code == 403
    assert not entro(client)


def test_sin_cuenta_se_le_dice_y_no_se_crea_ninguna(client, proveedor):
    respuesta = ida_y_vuelta(client)

    assert respuesta.status_code == 403
    assert "No tiene cuenta en Yachay" in respuesta.content.decode()
    assert not Usuario.objects.exists()


def test_un_correo_reclamado_sin_probarlo_no_desvia_a_su_duena(client, persona, proveedor):
    EmailAddress.objects.create(user=persona("otro@muni.example"), email="rosa@muni.example", verified=False)
    assert ida_y_vuelta(client).status_code == 403
    assert not entro(client)


def test_una_cuenta_cerrada_tampoco_se_abre_por_ahi(client, persona, proveedor):
    persona(is_active=False)
    ida_y_vuelta(client)
    assert not entro(client)


def test_el_segundo_paso_se_pide_igual(client, persona, proveedor, con_segundo_factor):
    con_segundo_factor(persona())
    assert ida_y_vuelta(client).url == "/cuenta/segundo-paso/ingresar/"
    assert not entro(client)


@pytest.mark.parametrize("falla", ["firma", "emisor", "destinatario", "vencido", "otra persona"])
def test_lo_que_no_dice_el_proveedor_no_vale(client, persona, proveedor, falla):
    persona()
    proveedor.fallas = {falla}
    respuesta = ida_y_vuelta(client)

    assert respuesta.status_code == 401
    assert "No se pudo ingresar por ahí" in respuesta.content.decode()
    assert not entro(client)


def test_una_vuelta_que_nadie_empezo_no_vale(client, persona, proveedor):
    persona()
    respuesta = client.get(f"{IR}volver/", {"code": "codigo-0", "state": "inventado"})
    assert respuesta.status_code == 401
    assert not entro(client)


def test_la_vuelta_de_otro_navegador_no_vale(client, persona, proveedor):
    persona()
    ida = client.get(IR)
    vuelta = requests.get(ida.url, allow_redirects=False, timeout=5).headers["Location"]
    otro = Client()

    assert otro.get(vuelta.removeprefix("http://testserver")).status_code == 401
    assert not entro(otro)


def test_con_el_proveedor_caido_se_explica(client, settings, proveedor):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"] = {"server_url": "http://127.0.0.1:9"}
    assert client.get(IR).status_code == 401


def test_un_proveedor_que_dice_disparates_no_rompe_nada(client, proveedor):
    proveedor.fallas = {"disparate"}
    assert client.get(IR).status_code == 401


def test_sin_identificador_tampoco(client, persona, proveedor):
    persona()
    del proveedor.persona["sub"]
    assert ida_y_vuelta(client).status_code == 401


def test_se_puede_desistir(client, proveedor):
    client.get(IR)
    estado = urlsplit(client.get(IR).url).query.partition("state=")[2].partition("&")[0]
    respuesta = client.get(f"{IR}volver/", {"error": "access_denied", "state": estado})
    assert respuesta.url == "/cuenta/identidad/cancelada/"
    assert "No terminó de ingresar" in client.get(respuesta.url).content.decode()
