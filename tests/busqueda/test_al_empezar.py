"""What whoever starts the site reads in its log about the index."""

import logging

import pytest

from busqueda.estado import avisar_al_empezar
from busqueda.motores import motor
from busqueda.puerto import MotorCaido
from tests.factories import PracticaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dicho(caplog):
    def _dicho() -> str:
        caplog.clear()
        with caplog.at_level(logging.WARNING, logger="yachay.busqueda"):
            avisar_al_empezar()
        return caplog.text

    return _dicho


def test_con_su_indice_nada(indice, dicho):
    indice()
    assert dicho() == ""


def test_sin_indice_o_con_el_de_otra_version_dice_que_hacer(indice, dicho, monkeypatch):
    assert "Todavía no hay índice" in dicho()
    indice()
    monkeypatch.setattr(motor(), "esta_al_dia", lambda: False)
    assert "es de otra versión" in dicho()
    assert "manage.py reconstruir_indice" in dicho()


class PanicException(BaseException):
    """As the one of tantivy, which cannot be imported."""


def test_un_indice_sin_lo_que_se_le_pregunta_no_rompe_la_busqueda(indice, client, monkeypatch):
    PracticaFactory(titulo="Agua segura", publicada=True)
    indice()

    def sin_el_campo(*_):
        raise PanicException("no such field")

    monkeypatch.setattr(motor().traductor, "consulta", sin_el_campo)
    respuesta = client.get("/buscar/?q=agua")
    assert respuesta.status_code == 200
    assert "El buscador está atendiendo con lo básico." in respuesta.content.decode()


def test_un_motor_caido_no_impide_empezar(indice, dicho, monkeypatch):
    def caerse():
        raise MotorCaido("se fue")

    monkeypatch.setattr(motor(), "esta_al_dia", caerse)
    assert "El buscador no responde (se fue)" in dicho()
