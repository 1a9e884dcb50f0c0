import pytest

from practicas.entidades.importacion.medidas import Medidas

DISTRITOS = [
    ("210801", 100, "3910.4"),
    ("210807", 40, "3990"),
    ("210101", 500, "3848"),
    ("150101", 9000, "162"),
    ("150122", 800, "70"),
    ("150801", 300, "46"),
]


@pytest.fixture
def medidas():
    filas = [{"ubigeo": u, "poblacion": str(p), "altitud": a} for u, p, a in DISTRITOS]
    return Medidas(enumerate(filas, 2))


@pytest.mark.parametrize(
    ("nivel", "ubigeo", "poblacion", "altitud"),
    [
        ("local.distrital", "210807", 40, 3990),
        ("local.provincial", "210801", 140, 3910),
        ("regional.gobierno", "21", 640, 3848),
        ("local.metropolitana", "150101", 9800, 162),
        ("nacional.universidad", "21", None, None),
        ("local.distrital", "999999", None, None),
        ("regional.gobierno", "", None, None),
    ],
)
def test_cada_nivel_sirve_a_su_territorio(medidas, nivel, ubigeo, poblacion, altitud):
    assert medidas.de(nivel, ubigeo) == (poblacion, altitud)


def test_el_gobierno_regional_de_lima_no_gobierna_lima_metropolitana(medidas):
    assert medidas.de("regional.gobierno", "15") == (300, 46)
