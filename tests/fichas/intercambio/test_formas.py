"""How each kind of value may be written."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from practicas.fichas.intercambio.campos import FORMATOS
from practicas.fichas.intercambio.escritura import cifra_exacta
from practicas.fichas.intercambio.formas import LECTURAS

PRACTICA, LECCION = FORMATOS["practica"].por_nombre, FORMATOS["leccion"].por_nombre


def leer(columna: str, valor):
    campo = PRACTICA.get(columna) or LECCION[columna]
    return LECTURAS[campo.forma](valor, campo)


@pytest.mark.parametrize("escrita", ["1,234.5", "1 234,50", "1234.5", "S/ 1,234.50", 1234.5, Decimal("1234.5")])
def test_una_cifra_se_escribe_de_muchas_maneras(escrita):
    assert leer("costo", escrita) == Decimal("1234.5")


@pytest.mark.parametrize("escrita", ["mucho", "1.2.3", True, [1], {"a": 1}, "1,23,4"])
def test_lo_que_no_es_una_cifra_se_rechaza(escrita):
    with pytest.raises(ValidationError):
        leer("costo", escrita)


@pytest.mark.parametrize(
    "escrita", [Decimal("1E+999999"), Decimal("NaN"), float("inf"), "9" * 400, Decimal("1E-999999")]
)
def test_una_cifra_desmesurada_se_rechaza_sin_calcularla(escrita):
    with pytest.raises(ValidationError):
        leer("beneficiarios", escrita)


@pytest.mark.parametrize(
    ("escrito", "leido"), [("2021", 2021), ("2021.0", 2021), ("03/2021", 2021), ("2021-03-04", 2021)]
)
def test_de_una_fecha_se_toma_el_anio(escrito, leido):
    assert leer("anio_inicio", escrito) == leido


@pytest.mark.parametrize("escrita", ["31/12/2026", "2026-12-31", "2026-12-31T00:00:00", datetime(2026, 12, 31)])
def test_una_fecha_se_escribe_de_muchas_maneras(escrita):
    assert leer("divulgacion_hasta", escrita) == date(2026, 12, 31)


@pytest.mark.parametrize("escrita", ["2026-12", "31/02/2026", "pronto"])
def test_una_fecha_sin_dia_o_que_no_existe_se_rechaza(escrita):
    with pytest.raises(ValidationError):
        leer("divulgacion_hasta", escrita)


@pytest.mark.parametrize(("escrito", "leido"), [("Sí", True), ("si", True), (True, True), ("NO", False), (0, False)])
def test_si_y_no_se_escriben_de_muchas_maneras(escrito, leido):
    assert leer("participacion", escrito) is leido


def test_una_opcion_vale_por_su_codigo_o_su_rotulo():
    assert leer("situacion", "En Marcha") == leer("situacion", "en-marcha") == "en-marcha"
    with pytest.raises(ValidationError, match="piloto"):
        leer("situacion", "parada")


@pytest.mark.parametrize(
    ("escrito", "leido"), [("1", "01"), (150101, "150101"), ("80101", "080101"), ("15-prov", "15-prov")]
)
def test_el_ubigeo_recupera_el_cero_que_le_quito_la_hoja_de_calculo(escrito, leido):
    assert leer("ubigeo", escrito) == leido


@pytest.mark.parametrize("escritos", ["Uno. | Dos.", ["Uno.", "", "Dos."], "Uno.\r\n\nDos.\n"])
def test_los_pasos_son_una_lista_o_un_texto(escritos):
    assert leer("pasos", escritos) == "Uno.\nDos."


@pytest.mark.parametrize("malo", ["a\x00b", "a\ud800b"])
def test_lo_que_ninguna_base_guarda_se_rechaza(malo):
    with pytest.raises(ValidationError):
        leer("problema", malo)


def test_los_demas_caracteres_de_control_quedan_en_blanco():
    assert leer("problema", "antes\x0cdespués\r\nfin\x07") == "antes después\nfin"


@pytest.mark.parametrize(
    ("cifra", "escrita"), [("5.00", 5), ("0.1", 0.1), ("12345678901234.5678", "12345678901234.5678")]
)
def test_una_cifra_sale_como_numero_si_no_pierde_nada(cifra, escrita):
    assert cifra_exacta(Decimal(cifra)) == escrita
    assert type(cifra_exacta(Decimal(cifra))) is type(escrita)
