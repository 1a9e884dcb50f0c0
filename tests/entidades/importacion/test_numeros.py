import pytest

from practicas.entidades.importacion.numeros import habitantes, numero


@pytest.mark.parametrize("texto", ["1234", "1,234", "1 234", "1\u00a0234,4", "1,234.4", "1.234,4", "1234.4"])
def test_todas_las_formas_de_escribir_1234(texto):
    assert numero(texto) == 1234


@pytest.mark.parametrize("texto", ["", "mil", "1,2,3", "12-3", "1e3", "nan"])
def test_lo_que_no_es_numero_no_se_adivina(texto):
    assert numero(texto) is None


def test_un_punto_con_tres_cifras_son_metros_o_miles_de_personas():
    assert (numero("28.302"), habitantes("28.302")) == (28, 28302)
