import pytest

from practicas.catalogos.tablas import TablaIlegible
from practicas.entidades.importacion import CatalogoAusente, importar
from practicas.entidades.models import Entidad

ENCABEZADO = "codigo_mef,nombre,sigla,nivel,sector_codigo,sector,poder,ubigeo,ruc\n"
MINEDU = "10,Ministerio de Educación,MINEDU,nacional,10,,,,\n"
MELGAR = "301669,Municipalidad Distrital de Santa Rosa,,local,M,,,210808,\n"


@pytest.mark.parametrize(
    ("fila", "campo", "arreglo"),
    [
        ("1,Uno,,galáctico,01,,,,\n", "nivel", "use uno de nacional"),
        ("1,Uno,,nacional,77,,,,\n", "sector_codigo", "«77»; use uno de 01"),
        ("1,,,nacional,01,,,,\n", "nombre", "escriba el oficial"),
        ('1,"Uno\nDos",,nacional,01,,,,\n', "nombre", "cierre las comillas"),
        (f"1,{'x' * 251},,nacional,01,,,,\n", "nombre", "250"),
        ("1/2,Uno,,nacional,01,,,,\n", "codigo", "minúsculas sin tilde"),
        ("10,Otro,,nacional,10,,,,\n", "codigo", "ya es de «Ministerio de Educación» (línea 2)"),
    ],
)
def test_la_fila_mala_se_rechaza_con_su_arreglo_y_las_buenas_entran(catalogos, archivo, fila, campo, arreglo):
    informe = importar(archivo(ENCABEZADO + MINEDU + fila + MELGAR))
    (problema,) = informe.rechazos
    assert (problema.linea, problema.campo) == (3, campo)
    assert arreglo in problema.motivo
    assert (informe.leidas, informe.aceptadas, Entidad.objects.count()) == (3, 2, 2)


@pytest.mark.parametrize(
    ("columna", "valor"),
    [
        ("ruc", "20131370999"),
        ("ubigeo", "999999"),
        ("poblacion", "muchos"),
        ("poblacion", "-5"),
        ("altitud", "alta"),
        ("vigente", "quizá"),
    ],
)
def test_el_dato_accesorio_malo_se_deja_en_blanco_y_se_avisa(catalogos, archivo, columna, valor):
    informe = importar(archivo(f"nombre;nivel;{columna}\nUna;nacional;{valor}\n"))
    assert [(a.linea, a.campo, a.valor) for a in informe.avisos] == [(2, columna, valor)]
    assert (informe.rechazos, Entidad.objects.count()) == ((), 1)


@pytest.mark.parametrize("texto", ["", "nombre,sigla\nUna,U\n", "nombre,nivel\n"])
def test_sin_encabezado_o_sin_filas_no_hay_importacion(catalogos, archivo, texto):
    with pytest.raises(TablaIlegible):
        importar(archivo(texto))


@pytest.mark.django_db
def test_sin_vocabularios_se_dice_como_cargarlos(archivo):
    with pytest.raises(CatalogoAusente, match="cargar_catalogos"):
        importar(archivo(ENCABEZADO + MINEDU))
