"""Another password, another address: proved by mail, told by mail, and never in the way when mail is down."""

import re

import pytest
from allauth.account.models import EmailAddress

from practicas.cuentas import tareas
from practicas.cuentas.models import Usuario

from .conftest import CLAVE

pytestmark = pytest.mark.django_db
NUEVA = "otra-clave-larga-y-distinta"


def enlace(correo) -> str:
    return re.search(r"https?://\S+?(/cuenta/\S+)", correo.body)[1]


def olvidar(client, correo="rosa@muni.example"):
    return client.post("/cuenta/clave/olvidada/", {"email": correo})


def test_con_el_enlace_del_correo_se_pone_otra_contrasena(client, persona, ingresar, mailoutbox):
    persona()
    olvidar(client)
    formulario = client.get(enlace(mailoutbox[0])).url
    respuesta = client.post(formulario, {"password1": NUEVA, "password2": NUEVA})

    assert respuesta.url == "/cuenta/clave/cambiada/"
    assert ingresar(clave=NUEVA).status_code == 302


def test_el_enlace_sirve_una_vez(client, persona, mailoutbox):
    persona()
    olvidar(client)
    direccion = enlace(mailoutbox[0])
    client.post(client.get(direccion).url, {"password1": NUEVA, "password2": NUEVA})

    assert "Este enlace ya no sirve" in client.get(direccion).content.decode()


@pytest.mark.parametrize("resto", ["1/abc-def", "zzz/x-y", "1/set-password", "%00/a-b", "9999999999999/a-b"])
def test_un_enlace_inventado_no_abre_nada(client, resto):
    respuesta = client.get(f"/cuenta/clave/cambiar/{resto}/")
    assert respuesta.status_code in (200, 404)
    if respuesta.status_code == 200:
        assert "Este enlace ya no sirve" in respuesta.content.decode()


def test_olvidar_responde_igual_tenga_o_no_cuenta(client, persona, mailoutbox):
    persona()
    respuestas = [olvidar(client, c) for c in ("rosa@muni.example", "nadie@muni.example")]

    assert {r.url for r in respuestas} == {"/cuenta/clave/olvidada/enviado/"}
    assert [m.to for m in mailoutbox] == [["rosa@muni.example"], ["nadie@muni.example"]]
    assert "/cuenta/solicitar-acceso/" in mailoutbox[1].body


def test_el_enlace_lleva_al_sitio_y_no_a_donde_diga_quien_pide(client, persona, mailoutbox, settings):
    persona()
    settings.ALLOWED_HOSTS = ["*"]
    settings.WAGTAILADMIN_BASE_URL = "https://yachay.example"
    client.post("/cuenta/clave/olvidada/", {"email": "rosa@muni.example"}, HTTP_HOST="malo.example")

    assert "https://yachay.example/cuenta/" in mailoutbox[0].body
    assert "malo.example" not in mailoutbox[0].body


def test_en_la_cola_no_queda_el_enlace(client, persona, monkeypatch):
    usuario, encolado = persona(), []
    monkeypatch.setattr(type(tareas.enviar_clave_nueva), "enqueue", lambda tarea, *args: encolado.append(args))
    olvidar(client)
    assert encolado == [(usuario.pk, "rosa@muni.example")]


def test_sin_servidor_de_correo_se_responde_igual(client, persona, settings):
    persona()
    settings.EMAIL_BACKEND = "tests.solicitudes.servidor_caido.ServidorCaido"
    assert olvidar(client).status_code == 302
    assert olvidar(client, "nadie@muni.example").status_code == 302


def test_cambiar_la_contrasena_pide_la_de_ahora_y_avisa(client, persona, mailoutbox):
    client.force_login(persona())
    datos = {"oldpassword": "no-es", "password1": NUEVA, "password2": NUEVA}
    assert "Esa no es su contraseña de ahora" in client.post("/cuenta/clave/", datos).content.decode()

    client.post("/cuenta/clave/", {**datos, "oldpassword": CLAVE})

    assert Usuario.objects.get().check_password(NUEVA)
    assert [m.subject for m in mailoutbox] == ["Su contraseña de Yachay cambió"]


@pytest.mark.parametrize("clave", ["corta", "contrasena", "rosa@muni.example"])
def test_una_contrasena_facil_no_se_acepta(client, persona, clave):
    client.force_login(persona())
    client.post("/cuenta/clave/", {"oldpassword": CLAVE, "password1": clave, "password2": clave})
    assert Usuario.objects.get().check_password(CLAVE)


# --- The address ------------------------------------------------------------------------------------------------------
def cambiar_correo(client, correo):
    client.post("/cuenta/confirmar/", {"password": CLAVE})
    return client.post("/cuenta/correo/", {"email": correo, "action_add": "1"})


def test_el_correo_cambia_cuando_se_abre_el_enlace_y_no_antes(client, persona, ingresar, mailoutbox):
    persona()
    ingresar()
    cambiar_correo(client, "rosa.nueva@muni.example")
    assert Usuario.objects.get().email == "rosa@muni.example"

    confirmacion = next(m for m in mailoutbox if m.to == ["rosa.nueva@muni.example"])
    client.post(enlace(confirmacion))

    assert Usuario.objects.get().email == "rosa.nueva@muni.example"
    assert any(m.to == ["rosa@muni.example"] and "cambió" in m.subject for m in mailoutbox)


def test_el_correo_de_otra_cuenta_no_se_toma_ni_abriendo_el_enlace(client, persona, ingresar, mailoutbox):
    persona("otra@muni.example")
    persona()
    ingresar()
    cambiar_correo(client, "otra@muni.example")
    respuesta = client.post(enlace(next(m for m in mailoutbox if m.to == ["otra@muni.example"])))

    assert respuesta.status_code == 302
    assert Usuario.objects.filter(email="rosa@muni.example").exists()


def test_pedir_otro_correo_y_desistir_deja_todo_como_estaba(client, persona, ingresar):
    usuaria = persona()
    ingresar()
    for otro in ("uno@muni.example", "dos@muni.example"):
        cambiar_correo(client, otro)
    client.post("/cuenta/correo/", {"email": "dos@muni.example", "action_remove": "1"})

    assert Usuario.objects.get().email == "rosa@muni.example"
    assert [d.email for d in EmailAddress.objects.filter(user=usuaria)] == ["rosa@muni.example"]


def test_cuando_el_correo_cambia_el_anterior_no_abre_nada(persona, ingresar):
    usuaria = persona()
    usuaria.email = "rosa.nueva@muni.example"
    usuaria.save()

    assert ingresar("rosa@muni.example").status_code == 200
    assert ingresar("rosa.nueva@muni.example").status_code == 302


@pytest.mark.parametrize("clave", ["x", "MQ:1abc:xyz", "a" * 300])
def test_una_confirmacion_inventada_no_confirma(client, clave):
    assert "Este enlace ya no sirve" in client.get(f"/cuenta/correo/confirmar/{clave}/").content.decode()
    assert client.post(f"/cuenta/correo/confirmar/{clave}/").status_code == 404


def test_nadie_se_registra_por_su_cuenta(client):
    assert client.get("/cuenta/registro/").status_code == 404
    client.post("/cuenta/solicitar-acceso/", {"email": "a@b.example", "password1": NUEVA})
    assert not Usuario.objects.exists()
