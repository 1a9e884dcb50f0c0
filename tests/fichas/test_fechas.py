import contextlib

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from practicas.fichas.fechas import es_futura, fecha_en_palabras, leer_fecha


@pytest.mark.parametrize(
    ("escrita", "iso"),
    [
        ("2023", "2023"),
        ("12/2023", "2023-12"),
        ("31/12/2023", "2023-12-31"),
        ("2023-12", "2023-12"),
        ("2023-3-1", "2023-03-01"),
        (" 1/9/2026 ", "2026-09-01"),
    ],
)
def test_formas_de_una_fecha(escrita, iso):
    assert leer_fecha(escrita) == iso


@pytest.mark.parametrize("escrita", ["", "13/2023", "31/02/2023", "23", "mañana", "2023/12", "2023-12-31T00:00"])
def test_lo_que_no_es_fecha_dice_como_escribirla(escrita):
    with pytest.raises(ValidationError, match="12/2023"):
        leer_fecha(escrita)


@pytest.mark.parametrize(
    ("iso", "palabras"),
    [("2023", "2023"), ("2023-12", "dic. 2023"), ("2026-09-04", "4 set. 2026")],
)
def test_fecha_en_palabras(iso, palabras):
    assert fecha_en_palabras(iso) == palabras


def test_un_anio_en_curso_no_es_futuro(time_machine):
    time_machine.move_to("2026-11-23")

    assert not es_futura("2026")
    assert not es_futura("2026-11")
    assert es_futura("2026-11-24")
    assert es_futura("2027")
    assert not es_futura("")


@given(st.text())
def test_ningun_texto_falla_de_otra_manera(texto):
    with contextlib.suppress(ValidationError):
        fecha_en_palabras(leer_fecha(texto))
