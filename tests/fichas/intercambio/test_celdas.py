import pytest

from practicas.catalogos.celdas import inofensiva, sin_apostrofo


@pytest.mark.parametrize("texto", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(1)"])
def test_lo_que_una_hoja_de_calculo_ejecutaria_lleva_un_apostrofo_y_se_lee_sin_el(texto):
    assert inofensiva(texto) == f"'{texto}"
    assert sin_apostrofo(inofensiva(texto)) == texto


@pytest.mark.parametrize("valor", [-5, 2.5, None, "a=1", "'comillas'", " =1"])
def test_lo_demas_queda_como_esta(valor):
    assert inofensiva(valor) == valor


def test_lo_que_un_libro_no_admite_se_vuelve_un_blanco():
    assert inofensiva("a\x01b\ufffe") == "a b "
