"""The factories others lean on do what their traits say."""

import pytest

from .factories import LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db


def test_sin_rasgos_es_un_borrador():
    ficha = PracticaFactory()

    assert (ficha.live, ficha.codigo) == (False, None)


def test_publicada_tiene_codigo_y_nivel():
    ficha = PracticaFactory(publicada=True)

    assert ficha.es_publica
    assert ficha.codigo.startswith("BP-")
    assert ficha.validacion == "documentada"


def test_publicada_dos_veces_tiene_dos_versiones():
    assert PracticaFactory(publicada=2).numero_de_version() == 2


def test_completa_guarda_cada_clase_de_fila():
    ficha = PracticaFactory(publicada=True, completa=True)

    guardada = type(ficha).objects.get(pk=ficha.pk)
    assert guardada.indicadores.count() == 2
    assert guardada.temas.count() == 2
    assert {e.name for e in guardada.etiquetas.all()} == {"ventanilla única", "formato único"}


def test_leccion_anonima_y_completa():
    leccion = LeccionFactory(publicada=True, anonima=True, completa=True)

    assert leccion.es_anonima
    assert leccion.es_publica


def test_restringida_no_es_publica():
    assert not LeccionFactory(publicada=True, restringida=True).es_publica


def test_retirada_tiene_codigo():
    ficha = PracticaFactory(retirada=True)

    assert ficha.codigo
    assert not ficha.es_publica
