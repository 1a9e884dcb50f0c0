import pytest

from practicas.fichas.completitud import BREVE, CHEQUEOS, COMPLETA, completitud, excesos, faltantes
from practicas.fichas.models import Leccion, Practica
from tests.factories import LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


def test_una_ficha_breve_llega_a_cien_sin_lo_demas():
    ficha = PracticaFactory(terminos={"temas": [termino("tema", "agua")]}, sin_indicador="Nadie midió.")

    assert faltantes(ficha) == []
    assert completitud(ficha) == 100
    assert completitud(ficha, COMPLETA) < 100


def test_lo_que_falta_dice_donde_y_que_hacer():
    ficha = PracticaFactory(que_no_funciono="")

    assert [c.campo for c in faltantes(ficha)] == ["temas", "indicadores", "que_no_funciono"]


def test_costo_cero_es_un_costo():
    assert "costo" not in [c.campo for c in faltantes(PracticaFactory(costo=0))]


def test_una_anonima_pide_que_alguien_lea_el_texto():
    assert "anonimato_revisado" in [c.campo for c in faltantes(LeccionFactory(divulgacion="anonima"))]
    assert "anonimato_revisado" not in [c.campo for c in faltantes(LeccionFactory(anonima=True))]


@pytest.mark.parametrize("modelo", [Practica, Leccion])
def test_cada_chequeo_apunta_a_un_campo_que_existe(modelo):
    campos = {c.name for c in modelo._meta.get_fields()}

    assert {c.campo for c in CHEQUEOS[modelo]} <= campos


def test_pasarse_de_palabras_avisa_y_no_corta():
    ficha = PracticaFactory(problema="palabra " * 209)

    assert [str(e) for e in excesos(ficha)] == ["209 de 200 palabras: sobran 9"]
    assert completitud(ficha, BREVE) == completitud(PracticaFactory(), BREVE)
