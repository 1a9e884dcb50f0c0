import pytest

from practicas.entidades.importacion import ReglasIlegibles, leer_reglas
from practicas.entidades.importacion.reglas import entender


@pytest.mark.parametrize(
    ("toml", "arreglo"),
    [
        ("[[cambiar", "no es TOML"),
        ("[[borrar]]\nmotivo = 'x'", "tipo «borrar»; use cambiar"),
        ("[cambiar]\nmotivo = 'x'", "dos corchetes"),
        ("[[rechazar]]\ndonde = { nivel = 'x' }", "«rechazar» n.º 1 falta «motivo»"),
        ("[[cambiar]]\nmotivo = 'x'\ndonde = { sigla = 'X' }", "falta «poner»"),
        ("[[rechazar]]\nmotivo = 'x'\ndonde = { nivle = 'x' }", "no hay columna «nivle»"),
        ("[[rechazar]]\nmotivo = 'x'\ndonde = { codigo_mef = 1 }", "entre comillas"),
        ("[[rechazar]]\nmotivo = 'x'\ndonde = { nivel = 'x' }\npoenr = 1", "sobra «poenr»"),
    ],
)
def test_el_archivo_mal_escrito_dice_que_hacer(archivo, toml, arreglo):
    with pytest.raises(ReglasIlegibles, match=arreglo):
        leer_reglas(archivo(toml, "correcciones.toml"))


def test_lo_comun_se_reparte_entre_las_agregadas():
    datos = {"motivo": "falta", "comunes": {"nivel": "local"}, "filas": [{"nombre": "A"}, {"nombre": "B"}]}
    regla = entender({"agregar": [datos]}).agregar[0]
    assert regla.filas == ({"nivel": "local", "nombre": "A"}, {"nivel": "local", "nombre": "B"})
