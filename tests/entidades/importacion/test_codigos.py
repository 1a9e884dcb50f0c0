import pytest

from practicas.entidades.importacion.codigos import codigo_de, con_ceros


@pytest.mark.parametrize(
    ("celdas", "codigo"),
    [
        ({"sector_codigo": "10", "codigo_mef": "10"}, "10-010"),
        ({"sector_codigo": "99", "codigo_mef": "446"}, "99-446"),
        ({"sector_codigo": "26", "codigo_mef": "002-469"}, "26-002-469"),
        ({"sector_codigo": "M", "codigo_mef": "301250"}, "301250"),
        ({"nombre": "Instituto Nacional de Salud del Niño"}, "x-instituto-nacional-de-salud-del-nino"),
        ({"sector_codigo": "10", "codigo_mef": "10", "codigo": "minedu"}, "minedu"),
    ],
)
def test_cada_entidad_tiene_su_codigo(celdas, codigo):
    assert codigo_de({"nombre": "X", **celdas}) == codigo


@pytest.mark.parametrize(
    ("escrito", "codigo"), [("1", "01"), ("10101", "010101"), ("150101", "150101"), ("M", "M"), ("", "")]
)
def test_los_ceros_que_se_come_excel_vuelven(escrito, codigo):
    assert con_ceros(escrito) == codigo
