"""Signing in and out: one place for everybody, nothing said about who has an account, nobody sent elsewhere."""

import pytest
from django.urls import reverse

from practicas.cuentas import roles
from practicas.entidades.models import Membresia
from tests.factories import EntidadFactory

from .conftest import CLAVE, INGRESAR

pytestmark = pytest.mark.django_db


def quien(client) -> str:
    return str(client.session.get("_auth_user_id", ""))


def test_se_ingresa_con_el_correo_y_la_contrasena(client, persona, ingresar):
    usuaria = persona()

    respuesta = ingresar("ROSA@muni.example")

    assert (respuesta.status_code, respuesta.url) == (302, "/cuenta/")
    assert quien(client) == str(usuaria.pk)


def test_con_la_contrasena_mal_se_conserva_el_correo_y_no_se_devuelve_la_contrasena(persona, ingresar):
    persona()
    html = ingresar(clave="otra-clave").content.decode()

    assert 'value="rosa@muni.example"' in html
    assert "otra-clave" not in html
    assert "Error: Ingresar" in html


def test_un_correo_sin_cuenta_y_una_contrasena_mala_se_responden_igual(persona, ingresar):
    persona()
    respuestas = [ingresar(correo, "otra-clave") for correo in ("rosa@muni.example", "nadie@muni.example")]
    paginas = [r.content.decode().replace("rosa@", "x@").replace("nadie@", "x@") for r in respuestas]

    assert [r.status_code for r in respuestas] == [200, 200]
    assert "El correo o la contraseña no son correctos" in paginas[0]
    assert sin_prueba(paginas[0]) == sin_prueba(paginas[1])


def sin_prueba(html: str) -> str:
    return "\n".join(linea for linea in html.splitlines() if "csrfmiddlewaretoken" not in linea)


def test_una_cuenta_cerrada_no_ingresa(client, persona, ingresar):
    persona(is_active=False)
    respuesta = ingresar()

    assert quien(client) == ""
    assert respuesta.url == "/cuenta/cerrada/"
    assert "Esta cuenta está cerrada" in client.get(respuesta.url).content.decode()


@pytest.mark.parametrize(
    "destino",
    ["https://malo.example/", "//malo.example/", "/\\malo.example", "javascript:alert(1)", "http:malo.example"],
)
def test_nadie_sale_del_sitio_al_ingresar(persona, ingresar, destino):
    persona()
    assert ingresar(next=destino).url == "/cuenta/"


def test_nadie_sale_del_sitio_al_salir(client, persona):
    client.force_login(persona())
    assert client.post("/cuenta/salir/", {"next": "https://malo.example/"}).url == "/"


def test_quien_iba_a_una_pagina_llega_a_ella(persona, ingresar):
    persona()
    assert ingresar(next="/temas/?a=1").url == "/temas/?a=1"


def test_salir_pregunta_y_cierra_la_sesion(client, persona):
    client.force_login(persona())
    assert "Cerrar la sesión" in client.get("/cuenta/salir/").content.decode()
    assert quien(client)

    client.post("/cuenta/salir/")

    assert quien(client) == ""


# --- The admin --------------------------------------------------------------------------------------------------------
def test_el_gestor_manda_a_ingresar_al_mismo_lugar_y_guarda_a_donde_iba(client):
    assert client.get("/cms/pages/").url == f"{INGRESAR}?next=/cms/pages/"
    assert client.get("/cms/login/").url == f"{INGRESAR}?next=%2Fcms%2F"
    assert client.get("/cms/login/?next=/cms/pages/").url == f"{INGRESAR}?next=%2Fcms%2Fpages%2F"


def test_enviar_una_contrasena_al_gestor_no_ingresa(client, especialista):
    client.post("/cms/login/", {"username": especialista.email, "password": CLAVE})
    assert quien(client) == ""


def test_una_especialista_ingresa_al_gestor(client, especialista, ingresar):
    assert ingresar(especialista.email, next="/cms/").url == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_salir_del_gestor_cierra_la_sesion(client, especialista):
    client.force_login(especialista)
    assert client.post("/cms/logout/").url == "/"
    assert quien(client) == ""


@pytest.mark.parametrize("direccion", ["/cms/password_reset/", "/cms/password_reset/confirm/a/b/"])
def test_el_gestor_no_cambia_contrasenas(client, direccion):
    assert client.get(direccion).status_code == 404


# --- Where each one works ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("grupo", "rol", "puerta"),
    [
        (roles.ESPECIALISTAS, None, "mesa"),
        (roles.COORDINACION, None, "mesa"),
        (roles.EVALUADORES, None, "evaluacion"),
        (None, "redactor", "mi_entidad"),
        (None, None, None),
    ],
)
def test_cada_quien_llega_a_donde_trabaja(persona, ingresar, settings, grupo, rol, puerta):
    settings.ROOT_URLCONF = "tests.cuentas.urls_con_todas_las_puertas"
    usuario = persona("quien@x.example", grupo)
    if rol:
        Membresia.objects.create(usuario=usuario, entidad=EntidadFactory(), rol=rol)

    assert ingresar("quien@x.example").url == (reverse(puerta) if puerta else "/cuenta/")


def test_la_cabecera_ofrece_ingresar_o_dice_quien_es(client, persona):
    assert f'<a href="{INGRESAR}">Ingresar</a>' in client.get("/").content.decode()

    client.force_login(persona(first_name="Rosa María", last_name="Quispe"))
    html = client.get("/").content.decode()

    assert f'<a href="{INGRESAR}">' not in html
    assert '<a href="/cuenta/">Rosa</a>' in html
    assert '<a href="/cuenta/salir/">Salir</a>' in html


def test_mi_cuenta_dice_quien_es_y_de_que_entidad(client, persona):
    usuaria = persona(first_name="Rosa", last_name="Quispe")
    Membresia.objects.create(usuario=usuaria, entidad=EntidadFactory(nombre="Municipalidad de Melgar"), rol="alterno")
    client.force_login(usuaria)
    html = client.get("/cuenta/").content.decode()

    assert "Rosa Quispe" in html
    assert "Municipalidad de Melgar" in html
    assert "Alterno o alterna" in html
    assert "rosa@muni.example" in html


def test_mi_cuenta_pide_ingresar(client):
    assert client.get("/cuenta/").url == f"{INGRESAR}?next=/cuenta/"


def test_las_cookies_de_produccion_solo_viajan_cifradas():
    from django.conf import settings

    texto = (settings.RAIZ / "site/portal/settings/produccion.py").read_text()
    assert "SESSION_COOKIE_SECURE = True" in texto
    assert "CSRF_COOKIE_SECURE = True" in texto
    assert settings.SESSION_COOKIE_HTTPONLY
