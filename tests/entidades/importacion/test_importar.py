import pytest
from wagtail.models import ReferenceIndex

from practicas.entidades.importacion import importar
from practicas.entidades.importacion.reglas import entender
from practicas.entidades.models import Entidad
from practicas.entidades.signals import entidades_cambiadas

ENCABEZADO = "codigo_mef,nombre,sigla,nivel,sector_codigo,sector,poder,ubigeo,ruc\n"
MINEDU = "10,MINISTERIO DE EDUCACIÓN,MINEDU,nacional,10,EDUCACION,PODER EJECUTIVO,,20131370998\n"
MELGAR = "301669,Municipalidad Distrital de Santa Rosa,,local,M,,GOBIERNOS LOCALES,210808,\n"
GRAU = "300327,Municipalidad Distrital de Santa Rosa,,local,M,,GOBIERNOS LOCALES,030714,\n"
TABLA = ENCABEZADO + MINEDU + MELGAR + GRAU


@pytest.fixture
def guardadas():
    """Keys of the entities that say they changed."""
    oidas = []

    def anotar(sender, pks, **kwargs):
        oidas.extend(pks)

    entidades_cambiadas.connect(anotar)
    yield oidas
    entidades_cambiadas.disconnect(anotar)


def test_una_fila_se_vuelve_entidad(catalogos, archivo):
    importar(archivo(TABLA))
    minedu = Entidad.objects.con_catalogo().get(codigo="10-010")
    assert minedu.nombre == "Ministerio de Educación"
    assert (minedu.nivel.codigo, minedu.sector.nombre) == ("nacional.ejecutivo.ministerio", "Educación")
    assert (minedu.poder, minedu.ruc, minedu.vigente) == ("Poder Ejecutivo", "20131370998", True)


def test_wagtail_sabe_a_que_terminos_remite(catalogos, archivo):
    importar(archivo(ENCABEZADO + MINEDU))
    referencias = ReferenceIndex.get_references_for_object(Entidad.objects.get())
    assert sorted(r.model_path for r in referencias) == ["nivel", "sector"]


def test_las_homonimas_se_muestran_con_su_lugar(catalogos, archivo):
    importar(archivo(TABLA))
    nombre = Entidad.objects.get(codigo="301669").nombre_completo
    assert nombre == "Municipalidad Distrital de Santa Rosa (Melgar, Puno)"


def test_importar_otra_vez_no_toca_nada(catalogos, archivo, guardadas):
    primera = importar(archivo(TABLA)).guardadas
    guardadas.clear()
    segunda = importar(archivo(TABLA)).guardadas
    assert (primera.creadas, segunda.creadas, segunda.actualizadas, segunda.sin_cambios) == (3, 0, 0, 3)
    assert guardadas == []


def test_solo_se_guarda_la_fila_que_cambio(catalogos, archivo, guardadas):
    importar(archivo(TABLA))
    guardadas.clear()
    informe = importar(archivo(TABLA.replace(",MINEDU,", ",EDUCA,")))
    assert informe.guardadas.actualizadas == 1
    assert guardadas == [Entidad.objects.get(sigla="EDUCA").pk]


def test_una_celda_vacia_no_borra_lo_que_ya_se_sabe(catalogos, archivo):
    importar(archivo(TABLA))
    importar(archivo(TABLA.replace("MINEDU", "").replace("20131370998", "")))
    minedu = Entidad.objects.get(codigo="10-010")
    assert (minedu.sigla, minedu.ruc) == ("MINEDU", "20131370998")


def test_simular_cuenta_y_no_guarda(catalogos, archivo):
    informe = importar(archivo(TABLA), simular=True)
    assert (informe.guardadas.creadas, Entidad.objects.count()) == (3, 0)


def test_el_gobierno_regional_recibe_los_dos_digitos_de_su_departamento(catalogos, archivo):
    gore = "451,Gobierno Regional del Departamento de la Libertad,,regional,99,,,,\n"
    importar(archivo(ENCABEZADO + gore))
    assert Entidad.objects.get().ubigeo == "13"


def test_las_columnas_opcionales_se_leen(catalogos, archivo):
    fila = "nombre;nivel;codigo;poblacion;altitud;vigente;demostracion\nUna;local.organismo;una;1,234;3800.5;No;Sí\n"
    importar(archivo(fila))
    una = Entidad.objects.get(codigo="una")
    assert (una.poblacion, una.altitud, una.vigente, una.demostracion) == (1234, 3800, False, True)


def test_la_columna_que_nadie_pidio_se_nombra(catalogos, archivo):
    informe = importar(archivo("nombre,nivel,color\nUna,nacional,rojo\n"))
    assert [(a.linea, a.campo) for a in informe.avisos] == [(1, "color")]


def test_los_lugares_dan_poblacion_y_altitud(catalogos, archivo):
    lugares = archivo("\ufeffubigeo;altitud;población\n210808;3966.8;7200\n", "lugares.csv")
    importar(archivo(TABLA), lugares=lugares)
    santa_rosa = Entidad.objects.get(codigo="301669")
    assert (santa_rosa.poblacion, santa_rosa.altitud) == (7200, 3967)


def test_las_correcciones_cuentan_lo_que_hicieron(catalogos, archivo):
    reglas = entender(
        {
            "cambiar": [{"motivo": "m", "donde": {"sigla": "MINEDU"}, "poner": {"sigla": "EDU"}}],
            "unir": [{"motivo": "m", "donde": {"codigo_mef": "300327"}, "con": {"codigo_mef": "301669"}}],
            "agregar": [{"motivo": "m", "filas": [{"nombre": "Nueva", "nivel": "local", "codigo": "x-1"}]}],
        }
    )
    informe = importar(archivo(TABLA), reglas=reglas)
    # «nombres»: that of the ministry came in upper case.
    assert informe.correcciones_por_tipo == {"cambiar": 1, "unir": 1, "agregar": 1, "nombres": 1}
    assert (informe.aceptadas, informe.entidades) == (3, 3)
