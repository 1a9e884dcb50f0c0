import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from busqueda.espanol import normalizar, palabras, raices
from practicas.catalogos.plegado import plegar

DEMOSTRACION = Path(__file__).parents[2] / "fixtures" / "demostracion" / "fichas"


@pytest.mark.parametrize(
    ("una", "otra"),
    [
        ("simplificación", "simplificacion"),
        ("capacitaciones", "capacitación"),
        ("NIÑO", "nino"),
        ("trámites", "tramite"),
        ("licencias", "Licencia"),
    ],
)
def test_dos_formas_de_una_palabra_tienen_la_misma_raiz(una, otra):
    assert raices(una) == raices(otra)


def test_las_palabras_vacias_no_buscan_nada():
    assert raices("¿Cómo es que de la… y el?") == []


def test_un_acento_escrito_aparte_no_parte_la_palabra():
    assert raices(unicodedata.normalize("NFD", "Gestión")) == raices("gestion")


def test_cada_palabra_con_tilde_de_la_demostracion_se_encuentra_sin_ella():
    textos = " ".join(archivo.read_text() for archivo in DEMOSTRACION.glob("*.yaml"))
    acentuadas = {p for p in normalizar(textos).split() if plegar(p) != p.casefold()}

    assert len(acentuadas) > 1000
    assert [p for p in acentuadas if raices(p) != raices(plegar(p))] == []


@given(st.text())
def test_cada_palabra_dice_donde_esta(texto):
    texto = normalizar(texto)
    for palabra in palabras(texto):
        assert raices(texto[palabra.inicio : palabra.fin]) == [palabra.raiz]
