"""Labels as people type them."""

import pytest

from practicas.catalogos.models.etiqueta import leer_etiquetas


@pytest.mark.parametrize(
    ("escrito", "leidas"),
    [
        ("ventanilla única", ["ventanilla única"]),
        ("ventanilla única, TUPA,  ,TUPA", ["ventanilla única", "TUPA"]),
        ('"agua, luz y desagüe", "formato  único"', ["agua, luz y desagüe", "formato único"]),
        ('sin cerrar", otra', ["sin cerrar", "otra"]),
        ("", []),
    ],
)
def test_las_comas_separan_etiquetas_y_los_blancos_no(escrito, leidas):
    assert leer_etiquetas(escrito) == leidas
