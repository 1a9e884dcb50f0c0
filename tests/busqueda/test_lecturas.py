"""How often a ficha is read is counted, and nothing of who reads it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client

from busqueda import lecturas
from busqueda.models import Lectura
from practicas.catalogos.dias_habiles import hoy
from practicas.cuentas import roles
from tests.factories import LeccionFactory, PracticaFactory, UsuarioFactory

pytestmark = pytest.mark.django_db
PERSONA = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def vacia(indice):
    lecturas._cuentas.clear()
    yield
    lecturas._cuentas.clear()


@pytest.fixture
def codigo(indice) -> str:
    ficha = PracticaFactory(publicada=True)
    indice()
    return ficha.codigo


def leidas() -> dict[str, int]:
    lecturas.vaciar()
    return dict(Lectura.objects.values_list("codigo", "veces"))


def leer(codigo: str, cliente: Client | None = None, **cabeceras) -> None:
    (cliente or Client()).get(f"/fichas/{codigo}/", headers={"User-Agent": PERSONA} | cabeceras)


def test_cada_vez_que_alguien_abre_una_ficha_se_suma_una(codigo):
    for _ in range(3):
        leer(codigo)
    assert leidas() == {codigo: 3}
    leer(codigo)
    assert leidas() == {codigo: 4}


@pytest.mark.parametrize(
    "cabeceras",
    [
        {"User-Agent": ""},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": "python-requests/2.32"},
        {"User-Agent": "Mozilla/5.0 HeadlessChrome/140.0"},
        {"Sec-Purpose": "prefetch;prerender"},
    ],
)
def test_los_programas_no_cuentan(codigo, cabeceras):
    leer(codigo, **cabeceras)
    assert leidas() == {}


def test_preguntar_por_la_cabecera_no_cuenta(codigo, client):
    client.head(f"/fichas/{codigo}/", headers={"User-Agent": PERSONA})
    assert leidas() == {}


@pytest.mark.parametrize("grupo", [roles.ESPECIALISTAS, roles.COORDINACION, roles.EVALUADORES])
def test_quien_trabaja_aqui_no_cuenta(codigo, client, grupo):
    client.force_login(UsuarioFactory(grupo=grupo))
    leer(codigo, client)
    assert leidas() == {}


@pytest.mark.parametrize("como", [{"retirada": True}, {"publicada": False}])
def test_lo_que_no_es_publico_no_cuenta(indice, como):
    ficha = PracticaFactory(**como)
    leer(ficha.codigo or "BP-2026-99999")
    assert leidas() == {}


def test_una_leccion_reservada_no_cuenta(indice):
    leer(LeccionFactory(publicada=True, restringida=True).codigo)
    assert leidas() == {}


def test_no_hay_donde_guardar_quien_leyo():
    assert {campo.name for campo in Lectura._meta.get_fields()} == {"id", "codigo", "dia", "veces"}


def test_leer_no_escribe_en_la_base(codigo):
    leer(codigo)
    assert not Lectura.objects.exists()


def test_si_la_base_no_responde_lo_contado_espera(codigo, monkeypatch):
    leer(codigo)

    def fallar(*_, **__):
        leer(codigo)
        raise DatabaseError

    with monkeypatch.context() as roto:
        roto.setattr(lecturas, "_escribir", fallar)
        assert lecturas.vaciar() == 0
    assert leidas() == {codigo: 2}


def test_lo_viejo_se_borra(settings):
    settings.LECTURAS_DIAS = 30
    for dias in (30, 31):
        Lectura.objects.create(codigo="BP-2026-00001", dia=hoy() - timedelta(days=dias), veces=1)
    assert lecturas.podar() == 1
    assert Lectura.objects.get().dia == hoy() - timedelta(days=30)
