"""The arithmetic, on figures that can be counted by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicas.evaluaciones import puntaje
from practicas.evaluaciones.models import Criterio, Rubrica

C = Criterio.Clase
RUBRICA = Rubrica(version=1, umbral=60)
CRITERIOS = [
    Criterio(pk=1, clase=C.EXCLUSION, codigo="legal"),
    Criterio(pk=2, clase=C.CENTRAL, codigo="evidencia", peso=60, minimo=2),
    Criterio(pk=3, clase=C.CENTRAL, codigo="equidad", peso=40, minimo=1),
    Criterio(pk=4, clase=C.CALIFICADOR, codigo="mencion"),
]


def valores(evidencia: int, equidad: int, legal: int = 1, mencion: int = 0) -> dict[int, int]:
    return {1: legal, 2: evidencia, 3: equidad, 4: mencion}


def dictamen(*args, **kwargs):
    return puntaje.dictamen(RUBRICA, CRITERIOS, valores(*args, **kwargs))


def test_es_la_media_ponderada_de_cien():
    assert dictamen(3, 2).puntaje == Fraction(60 * 3 + 40 * 2, 4) == 65
    assert dictamen(4, 4).puntaje == 100
    assert dictamen(0, 0).puntaje == 0


def test_lo_que_falta_calificar_no_suma():
    assert puntaje.va_sumando(CRITERIOS, {2: 3}) == 45


def test_un_calificador_no_pesa():
    assert dictamen(3, 2, mencion=0) == dictamen(3, 2, mencion=4)


@pytest.mark.parametrize(
    ("dado", "validada"),
    [
        ((2, 3), True),  # 30 + 30: on the threshold
        ((2, 2), False),  # 50
        ((1, 4), False),  # below the least of one criterion
        ((4, 0), False),  # 60, but below the least of the other
        ((4, 1), True),
        ((4, 4, 0), False),  # excluded
    ],
)
def test_decide_el_umbral_el_minimo_de_cada_criterio_y_lo_excluyente(dado, validada):
    assert dictamen(*dado).validada == validada


def test_en_el_umbral_exacto_no_estorba_el_redondeo():
    resultado = puntaje.resolver(RUBRICA, CRITERIOS, [valores(2, 3), valores(2, 3), valores(2, 3)])
    assert (resultado.puntaje, resultado.validada) == (60, True)


@pytest.mark.parametrize(
    ("uno", "otro", "hace_falta"),
    [
        ((4, 2), (3, 2), False),  # 80 and 65
        ((4, 3), (3, 3), False),  # 90 and 75
        ((4, 2), (4, 4), False),  # exactly 20 apart
        ((4, 4), (3, 3), True),  # 25 apart
        ((3, 2), (2, 2), True),  # 15 apart, but one would validate it and the other would not
        ((2, 2), (1, 2), False),  # neither would
    ],
)
def test_un_tercero_cuando_distan_mas_de_veinte_o_se_parte_la_decision(uno, otro, hace_falta):
    assert puntaje.hace_falta_un_tercero([dictamen(*uno), dictamen(*otro)]) == hace_falta


def test_de_lo_excluyente_decide_la_mayoria():
    assert puntaje.resolver(RUBRICA, CRITERIOS, [valores(4, 4), valores(4, 4), valores(4, 4, 0)]).validada
    assert not puntaje.resolver(RUBRICA, CRITERIOS, [valores(4, 4), valores(4, 4, 0), valores(4, 4, 0)]).validada
    assert not puntaje.resolver(RUBRICA, CRITERIOS, [valores(4, 4), valores(4, 4, 0)]).validada


def test_lo_que_nadie_validaria_no_se_valida_por_promediarse():
    indulgente, juntos = Rubrica(version=2, umbral=50), [valores(1, 4), valores(4, 0)]
    assert not any(puntaje.dictamen(indulgente, CRITERIOS, v).validada for v in juntos)
    assert puntaje.dictamen(indulgente, CRITERIOS, puntaje.promediar(CRITERIOS, juntos)).validada
    assert not puntaje.resolver(indulgente, CRITERIOS, juntos).validada


PUNTAJES = st.builds(valores, st.integers(0, 4), st.integers(0, 4), st.integers(0, 1), st.integers(0, 4))


@given(st.lists(PUNTAJES, min_size=2, max_size=4))
def test_el_orden_de_quienes_evaluan_no_cuenta(todos):
    derecho, reves = (puntaje.resolver(RUBRICA, CRITERIOS, lista) for lista in (todos, todos[::-1]))
    assert derecho == reves
    assert 0 <= derecho.puntaje <= 100


@given(st.lists(PUNTAJES, min_size=2, max_size=3), st.sampled_from([2, 3]))
def test_subir_un_puntaje_nunca_quita_la_validacion(todos, criterio):
    antes = puntaje.resolver(RUBRICA, CRITERIOS, todos)
    mejor = [{**todos[0], criterio: min(4, todos[0][criterio] + 1)}, *todos[1:]]
    despues = puntaje.resolver(RUBRICA, CRITERIOS, mejor)
    assert despues.puntaje >= antes.puntaje
    assert despues.validada >= antes.validada
