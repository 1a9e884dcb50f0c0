"""Guessing a password stops soon, from where it is tried, and shuts nobody else out."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from practicas.cuentas.intentos import LIMITE_POR_DIRECCION, direccion_de

from .conftest import CLAVE

pytestmark = pytest.mark.django_db
MALA = "no-es-la-clave"


def fallar(ingresar, veces, correo="rosa@muni.example", **mas):
    return [ingresar(correo, MALA, **mas).status_code for _ in range(veces)]


@pytest.mark.parametrize("correo", ["rosa@muni.example", "nadie@muni.example"])
def test_al_quinto_fallo_se_cierra_exista_o_no_la_cuenta(persona, ingresar, correo):
    persona()
    assert fallar(ingresar, 5, correo) == [200, 200, 200, 200, 429]

    respuesta = ingresar(correo, CLAVE)

    assert respuesta.status_code == 429
    assert respuesta["Retry-After"] == "900"
    assert "Espere 15 minutos" in respuesta.content.decode()
    assert correo not in respuesta.content.decode()


def test_mayusculas_y_espacios_no_dan_mas_intentos(persona, ingresar):
    persona()
    assert [
        ingresar(c, MALA).status_code for c in ("rosa@muni.example", "ROSA@muni.example", " Rosa@Muni.example ") * 2
    ][4] == 429


def test_a_los_quince_minutos_se_abre_aunque_se_haya_seguido_intentando(persona, ingresar):
    persona()
    fallar(ingresar, 5)
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        assert ingresar().status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=5)):
        assert ingresar().status_code == 302


def test_nadie_deja_fuera_a_otra_persona_que_esta_en_otro_lugar(persona, ingresar):
    persona()
    fallar(ingresar, 6, direccion="192.0.2.9")
    assert ingresar(direccion="192.0.2.10").status_code == 302


def test_quien_prueba_con_muchos_correos_desde_un_lugar_tambien_para(persona, ingresar):
    persona()
    for n in range(LIMITE_POR_DIRECCION - 1):
        assert ingresar(f"persona{n}@muni.example", MALA).status_code == 200
    assert ingresar("otra@muni.example", MALA).status_code == 429
    assert ingresar().status_code == 429
    assert ingresar(direccion="192.0.2.10").status_code == 302


def test_entrar_olvida_los_fallos_propios_y_no_los_demas_de_ese_lugar(persona, ingresar, client):
    persona()
    fallar(ingresar, 4)
    fallar(ingresar, 4, "otra@muni.example")
    ingresar()
    client.post("/cuenta/salir/")

    assert fallar(ingresar, 4) == [200] * 4
    assert fallar(ingresar, 1, "otra@muni.example") == [429]


def test_un_correo_larguisimo_no_rompe_nada(ingresar):
    assert ingresar(f"{'a' * 300}@muni.example", MALA).status_code == 200


def test_confirmar_con_la_contrasena_tambien_se_cuenta(client, persona):
    client.force_login(persona())
    estados = [client.post("/cuenta/confirmar/", {"password": MALA}).status_code for _ in range(5)]
    assert estados[-1] == 429


# --- Where it comes from ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("proxies", "dicho", "direccion"),
    [
        (0, "203.0.113.7", "192.0.2.1"),
        (None, "203.0.113.7", "192.0.2.1"),
        (1, "203.0.113.7, 198.51.100.2", "198.51.100.2"),
        (2, "203.0.113.7, 198.51.100.2, 198.51.100.3", "198.51.100.2"),
        (2, "198.51.100.2", "198.51.100.2"),
        (1, "no es una dirección", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_solo_se_cree_a_los_proxies_propios(rf, settings, proxies, dicho, direccion):
    settings.NINJA_NUM_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=dicho)
    assert direccion_de(request) == direccion


def test_inventar_de_donde_viene_no_da_mas_intentos(persona, client, settings):
    persona()
    settings.NINJA_NUM_PROXIES = 1
    datos = {"login": "rosa@muni.example", "password": MALA}
    estados = [
        client.post("/cuenta/ingresar/", datos, HTTP_X_FORWARDED_FOR=f"203.0.113.{n}, 198.51.100.2").status_code
        for n in range(5)
    ]
    assert estados[-1] == 429
