"""What changed from one text to the next."""

import pytest

from practicas.fichas.cambios import cambiados
from practicas.fichas.models import Practica
from tests.factories import PracticaFactory

pytestmark = pytest.mark.django_db


def contenidos(cambiar) -> tuple[dict, dict]:
    ficha = PracticaFactory(completa=True)
    antes = ficha.save_revision().content
    texto = ficha.get_latest_revision_as_object()
    cambiar(texto)
    return antes, texto.save_revision().content


def test_guardarla_otra_vez_no_cambia_nada():
    assert cambiados(Practica, *contenidos(lambda texto: None)) == set()


def test_se_dice_el_campo_que_cambio_y_solo_ese():
    assert cambiados(Practica, *contenidos(lambda texto: setattr(texto, "problema", "Otro."))) == {"problema"}


def test_de_una_fila_que_cambio_se_dice_de_que_lista_es():
    def subir_el_logro(texto):
        filas = list(texto.indicadores.all())
        filas[0].logro += 1
        texto.indicadores = filas

    assert cambiados(Practica, *contenidos(subir_el_logro)) == {"indicadores"}


def test_una_clasificacion_que_cambia_es_un_cambio():
    assert cambiados(Practica, *contenidos(lambda texto: setattr(texto, "temas", []))) == {"temas"}
