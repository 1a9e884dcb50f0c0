"""Working days against a count on the fingers, and against days checked by hand on the calendar of Peru."""

from datetime import date, datetime, timedelta

import holidays
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from practicas.catalogos import dias_habiles
from practicas.catalogos.dias_habiles import Calendario
from practicas.catalogos.models import DiaNoLaborable

UN_DIA = timedelta(days=1)
FERIADOS = holidays.country_holidays("PE", language="es", years=range(2023, 2033))
SOLO_LEY = Calendario()

# --- A count on the fingers -------------------------------------------------------------------------------------------


def cuenta(dia: date, decretados, ubigeo: str) -> bool:
    decretado = any(d == dia and (a == "nacional" or ubigeo[: len(a)] == a) for d, a in decretados)
    return dia.isoweekday() < 6 and dia not in FERIADOS and not decretado


def contar(desde: date, hasta: date, decretados, ubigeo: str) -> int:
    dia, cuantos = desde, 0
    while dia < hasta:
        dia += UN_DIA
        cuantos += cuenta(dia, decretados, ubigeo)
    return cuantos


LUGARES = st.sampled_from(["", "12", "1201", "120101", "120205", "15", "1501", "150101", "1502", "150201"])
AMBITOS = st.sampled_from(["nacional", "12", "1201", "120101", "15", "1501", "1502", "21"])
FIN_DE_ANIO = st.builds(
    lambda anio, dias: date(anio, 12, 20) + dias * UN_DIA, st.integers(2024, 2029), st.integers(0, 20)
)
DIAS = st.one_of(st.dates(date(2024, 1, 1), date(2030, 6, 1)), FIN_DE_ANIO)


@st.composite
def casos(draw):
    """Two days at most 400 apart, in any order, and decrees that mostly fall between them."""
    desde = draw(DIAS)
    hasta = desde + draw(st.integers(-5, 400)) * UN_DIA
    cerca = st.builds(lambda n: desde + n * UN_DIA, st.integers(-3, 400))
    decretados = draw(st.lists(st.tuples(st.one_of(cerca, DIAS), AMBITOS), max_size=25))
    return desde, hasta, decretados, draw(LUGARES)


@given(casos())
def test_los_habiles_entre_dos_dias_son_los_que_se_cuentan_con_los_dedos(caso):
    desde, hasta, decretados, ubigeo = caso
    hallados = Calendario(decretados).habiles_entre(desde, hasta, ubigeo=ubigeo)

    assert hallados == contar(desde, hasta, decretados, ubigeo)


@given(casos(), st.integers(1, 260))
def test_un_plazo_vence_el_primer_dia_en_que_se_han_contado_todos(caso, dias):
    desde, _, decretados, ubigeo = caso
    vence = Calendario(decretados).vencimiento(desde, dias, ubigeo=ubigeo)

    assert contar(desde, vence, decretados, ubigeo) == dias
    assert contar(desde, vence - UN_DIA, decretados, ubigeo) == dias - 1


@given(casos(), st.integers(0, 260))
def test_contar_deshace_el_vencimiento(caso, dias):
    desde, _, decretados, ubigeo = caso
    calendario = Calendario(decretados)
    vence = calendario.vencimiento(desde, dias, ubigeo=ubigeo)

    assert calendario.habiles_entre(desde, vence, ubigeo=ubigeo) == dias
    assert vence == desde if dias == 0 else calendario.es_habil(vence, ubigeo=ubigeo)


@given(casos())
def test_un_dia_es_habil_si_se_cuenta(caso):
    dia, _, decretados, ubigeo = caso

    assert Calendario(decretados).es_habil(dia, ubigeo=ubigeo) == cuenta(dia, decretados, ubigeo)


# --- By hand ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("desde", "dias", "vence"),
    [
        # Monday to Monday.
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
        # Noticed on a Friday, on a Saturday or on a Sunday: Monday is the first day.
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 8), 1, date(2026, 3, 9)),
        # Thursday 23 July (Air Force), Tuesday 28 and Wednesday 29: Friday 24, Monday 27, Thursday 30.
        (date(2026, 7, 22), 3, date(2026, 7, 30)),
        # 1 November 2026 is a Sunday and is not moved: Monday 2 counts.
        (date(2026, 10, 30), 1, date(2026, 11, 2)),
        # Holy Week: Thursday 2 and Friday 3 April.
        (date(2026, 4, 1), 1, date(2026, 4, 6)),
        # 8 December on a Tuesday, 9 on a Wednesday.
        (date(2026, 12, 7), 1, date(2026, 12, 10)),
        # Christmas and New Year on Fridays: 28, 29, 30, 31, 4.
        (date(2026, 12, 24), 5, date(2027, 1, 4)),
        # Ten days of an entity to answer observations, through Independence Day.
        (date(2026, 7, 20), 10, date(2026, 8, 7)),
    ],
)
def test_vencimientos_contados_a_mano(desde, dias, vence):
    assert SOLO_LEY.vencimiento(desde, dias) == vence
    assert SOLO_LEY.habiles_entre(desde, vence) == dias


def test_no_hay_dias_entre_un_dia_y_el_mismo_o_uno_anterior():
    assert SOLO_LEY.habiles_entre(date(2026, 3, 2), date(2026, 3, 2)) == 0
    assert SOLO_LEY.habiles_entre(date(2026, 3, 9), date(2026, 3, 2)) == 0


def test_un_plazo_negativo_no_es_un_plazo():
    with pytest.raises(ValueError, match="-1"):
        SOLO_LEY.vencimiento(date(2026, 3, 2), -1)


@pytest.mark.parametrize("preguntar", [SOLO_LEY.es_habil, lambda m: SOLO_LEY.vencimiento(m, 1)])
def test_un_momento_no_se_toma_por_un_dia(preguntar):
    with pytest.raises(TypeError, match="localdate"):
        preguntar(datetime(2026, 7, 28, 10))


def test_el_dia_es_el_de_lima():
    with time_machine.travel("2026-07-28T03:30:00+00:00"):
        assert dias_habiles.hoy() == date(2026, 7, 27)


# --- What is decreed --------------------------------------------------------------------------------------------------
@pytest.fixture
def decretos(db):
    """Monday 27 July for everybody; Monday 1 June for the province of Huancayo."""
    DiaNoLaborable.objects.create(fecha=date(2026, 7, 27), ambito="nacional", norma="D.S. de prueba")
    DiaNoLaborable.objects.create(fecha=date(2026, 6, 1), ambito="1201", norma="D.S. de prueba")


def test_lo_decretado_para_todos_no_cuenta_en_ningun_lugar(decretos):
    assert not dias_habiles.es_habil(date(2026, 7, 27))
    assert not dias_habiles.es_habil(date(2026, 7, 27), ubigeo="210805")
    assert dias_habiles.vencimiento(date(2026, 7, 24), 1) == date(2026, 7, 30)


@pytest.mark.parametrize(
    ("ubigeo", "habil"), [("120101", False), ("1201", False), ("12", True), ("1202", True), ("", True)]
)
def test_lo_decretado_para_un_lugar_vale_dentro_de_el(decretos, ubigeo, habil):
    assert dias_habiles.es_habil(date(2026, 6, 1), ubigeo=ubigeo) is habil
    assert dias_habiles.habiles_entre(date(2026, 5, 29), date(2026, 6, 2), ubigeo=ubigeo) == 1 + habil


def test_una_lista_larga_pregunta_una_vez_a_la_base(decretos, django_assert_num_queries):
    with django_assert_num_queries(1):
        calendario = Calendario.leer()
        for dias in range(100):
            calendario.vencimiento(date(2026, 5, 1), dias, ubigeo=f"12{dias:02}")
