"""Each mail says what happened, what to do, why it comes and where to go, in plain text."""

import re

import pytest

from practicas.avisos.mensajes import componer
from practicas.avisos.models import Aviso

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sitio(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://yachay.example"
    settings.DEFAULT_FROM_EMAIL = "Yachay <avisos@sgp.example>"


@pytest.fixture
def texto(avisar, ana):
    (aviso,) = avisar(ana)
    return componer(aviso).body


def test_dice_que_paso_que_hacer_y_por_que_llega(texto):
    assert "La SGP observó «Agua & saneamiento»." in texto
    assert "Qué hacer: Responda las 2 observaciones antes del 12/12/2026." in texto
    assert "Por qué le llega: Usted es responsable de la ficha." in texto


def test_lleva_un_solo_enlace_que_abre_el_aviso(texto):
    enlaces = re.findall(r"https?://\S+", texto)

    assert enlaces == [f"https://yachay.example/cuenta/avisos/{Aviso.objects.get().pk}/"]


def test_dice_como_recibir_uno_al_dia(texto):
    assert "Si prefiere un solo correo al día" in texto


def test_a_quien_no_tiene_cuenta_no_le_ofrece_lo_que_es_de_una_cuenta(avisar):
    (aviso,) = avisar(correos=["mesa@muni.example"])
    mensaje = componer(aviso)

    assert mensaje.to == ["mesa@muni.example"]
    assert re.findall(r"https?://\S+", mensaje.body) == ["https://yachay.example/mi-entidad/2026-0001/"]
    assert "un solo correo al día" not in mensaje.body


def test_lo_que_falta_no_deja_rotulos_vacios(avisar):
    (aviso,) = avisar(correos=["mesa@muni.example"], que_hacer="", enlace="")
    texto = componer(aviso).body

    assert "Qué hacer" not in texto
    assert "http" not in texto
    assert "\n\n\n" not in texto


def test_cada_intento_lleva_la_misma_identidad(avisar, ana):
    avisar(ana)
    primero, segundo = (componer(Aviso.objects.get()).message() for _ in range(2))

    assert primero["Message-ID"] == segundo["Message-ID"]
    assert primero["Message-ID"].endswith("@sgp.example>")
    assert primero["Auto-Submitted"] == "auto-generated"
