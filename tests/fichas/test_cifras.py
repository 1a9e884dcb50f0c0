import contextlib
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from practicas.fichas.cifras import escribir_cifra, leer_cifra


@pytest.mark.parametrize(
    ("escrita", "valor"),
    [
        ("1,234.5", "1234.5"),
        ("1 234,50", "1234.50"),
        ("1234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("S/ 38,400.00", "38400.00"),
        ("1,234", "1234"),
        ("12,5", "12.5"),
        ("−87", "-87"),
        ("0", "0"),
        ("1\u00a0234\u00a0567", "1234567"),
    ],
)
def test_cifras_como_se_escriben_en_el_peru(escrita, valor):
    assert leer_cifra(escrita) == Decimal(valor)


@pytest.mark.parametrize("escrita", ["", "doce", "1,23,4", "1.2.3", "--1", "NaN", "Infinity", "1e9", "S/"])
def test_lo_que_no_es_cifra_dice_como_escribirla(escrita):
    with pytest.raises(ValidationError, match="escriba, por ejemplo"):
        leer_cifra(escrita)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_lo_que_se_escribe_se_vuelve_a_leer(valor):
    assert leer_cifra(escribir_cifra(valor)) == valor


@given(st.text())
def test_ningun_texto_falla_de_otra_manera(texto):
    with contextlib.suppress(ValidationError):
        leer_cifra(texto)
