import pytest
from django.core.exceptions import ValidationError

from practicas.entidades.ruc import digito_verificador, validar_ruc


# PCM, MEF, Minedu, SUNAT and Municipalidad Metropolitana de Lima.
@pytest.mark.parametrize("ruc", ["20168999926", "20131370645", "20131370998", "20131312955", "20131380951"])
def test_los_ruc_reales_son_validos(ruc):
    validar_ruc(ruc)


# A remainder of 11 gives 1 and one of 10 gives 0: the two bends of the rule.
@pytest.mark.parametrize(("diez", "digito"), [("2000000000", "1"), ("2000000006", "1"), ("2000000001", "0")])
def test_el_digito_verificador_es_modulo_11(diez, digito):
    assert digito_verificador(diez) == digito


@pytest.mark.parametrize(
    "ruc", ["20168999927", "10168999926", "2016899992", "201689999261", "2016899992a", "２０168999926"]
)
def test_lo_demas_no_es_ruc(ruc):
    with pytest.raises(ValidationError):
        validar_ruc(ruc)
