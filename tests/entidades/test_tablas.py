import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practicas.catalogos.tablas import Problema, TablaIlegible, leer_csv


@pytest.mark.parametrize("texto", ["Código MEF;Nombre\n1;Uno\n", "\ufeffcodigo_mef,nombre\r\n1,Uno\r\n"])
def test_lee_con_bom_o_sin_el_y_con_los_dos_separadores(archivo, texto):
    assert list(leer_csv(archivo(texto))) == [(2, {"codigo_mef": "1", "nombre": "Uno"})]


def test_la_linea_que_no_es_utf8_se_rechaza_y_las_demas_se_leen(archivo):
    ruta = archivo("a,b\n1,Perú\n".encode() + "2,Perú\n".encode("cp1252") + "3,Perú\n".encode())
    (_, primera), (_, rota), (linea, tercera) = leer_csv(ruta)
    assert (primera["a"], linea, tercera["a"]) == ("1", 4, "3")
    assert rota == Problema(3, "b", "Perú", "La línea no está en UTF-8: guarde el archivo como «CSV UTF-8».")


def test_el_numero_de_linea_es_el_del_archivo_aunque_haya_celdas_largas(archivo):
    filas = list(leer_csv(archivo('a,b\n1,"dos\nlíneas"\n\n3,x\n')))
    assert [linea for linea, _ in filas] == [2, 5]


def test_a_la_fila_corta_se_le_completa_y_la_larga_se_rechaza(archivo):
    (_, corta), (_, larga) = leer_csv(archivo("a,b\n1\n2,tres,cuatro\n"))
    assert corta == {"a": "1", "b": ""}
    assert "entre comillas" in larga.motivo


def test_la_comilla_sin_cerrar_no_detiene_la_lectura(archivo):
    filas = list(leer_csv(archivo('a,b\n1,"' + "x" * 140_000 + "\n2,y\n")))
    assert "cierre las comillas" in filas[0][1].motivo


@pytest.mark.parametrize(
    ("contenido", "arreglo"),
    [
        (b"", "vacío"),
        (b"\n\n", "vacío"),
        ("a,b\n1,2\n".encode("utf-16"), "CSV UTF-8"),
        (b"a,b,A\n1,2,3\n", "dos veces"),
    ],
)
def test_el_archivo_que_no_es_una_tabla_dice_que_hacer(archivo, contenido, arreglo):
    with pytest.raises(TablaIlegible, match=arreglo):
        list(leer_csv(archivo(contenido)))


def test_el_archivo_que_no_existe_se_nombra(tmp_path):
    with pytest.raises(TablaIlegible, match="nadie.csv"):
        list(leer_csv(tmp_path / "nadie.csv"))


@given(contenido=st.binary(max_size=200) | st.text('a,;"\n\r áñ', max_size=60).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ningun_archivo_la_hace_caer(archivo, contenido):
    try:
        filas = list(leer_csv(archivo(contenido)))
    except TablaIlegible:
        return
    assert all(linea > 1 and isinstance(fila, dict | Problema) for linea, fila in filas)
