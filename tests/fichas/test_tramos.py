from decimal import Decimal

import pytest

from practicas.fichas import tramos


@pytest.mark.parametrize(
    ("poblacion", "codigo"), [(0, "t1"), (999, "t1"), (1000, "t2"), (20_000, "t4"), (100_000, "t6"), (9_000_000, "t6")]
)
def test_tamano_incluye_el_limite_de_abajo(poblacion, codigo):
    assert tramos.desde(tramos.TAMANO, poblacion).codigo == codigo


@pytest.mark.parametrize(("metros", "codigo"), [(-5, "a1"), (499, "a1"), (500, "a2"), (2300, "a3"), (3500, "a4")])
def test_altitud_incluye_el_limite_de_abajo(metros, codigo):
    assert tramos.desde(tramos.ALTITUD, metros).codigo == codigo


@pytest.mark.parametrize(
    ("costo", "codigo"),
    [
        ("0", "s0"),
        ("0.01", "s1"),
        ("50000", "s1"),
        ("50000.01", "s2"),
        ("1000000", "s3"),
        ("1000001", "s4"),
        (None, "s-ni"),
    ],
)
def test_costo_incluye_el_limite_de_arriba(costo, codigo):
    assert tramos.de_costo(costo and Decimal(costo)).codigo == codigo


@pytest.mark.parametrize(("meses", "codigo"), [(1, "m3"), (3, "m3"), (4, "m6"), (12, "m12"), (13, "m13")])
def test_duracion_incluye_el_limite_de_arriba(meses, codigo):
    assert tramos.hasta(tramos.DURACION, meses).codigo == codigo


def test_sin_cifra_no_hay_tramo():
    assert tramos.desde(tramos.TAMANO, None) is None
    assert tramos.hasta(tramos.DURACION, None) is None
