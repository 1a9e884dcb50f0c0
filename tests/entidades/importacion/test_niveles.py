import pytest

from practicas.entidades.importacion.niveles import NivelDesconocido, hoja_de

HOJAS = ("local.distrital", "nacional.empresa")


@pytest.mark.parametrize(
    ("nivel", "nombre", "hoja"),
    [
        ("local", "MUNICIPALIDAD PROVINCIAL DE MELGAR", "local.provincial"),
        ("local", "Municipalidad Distrital de Santa Rosa", "local.distrital"),
        ("local", "Municipalidad Metropolitana de Lima", "local.metropolitana"),
        ("local", "Municipalidad del Centro Poblado Alto Trujillo", "local.centro-poblado"),
        ("local", "Mancomunidad Municipal del Yacus", "local.mancomunidad"),
        ("local", "Servicio de Parques de Lima", "local.organismo"),
        ("regional", "Gobierno Regional de Puno", "regional.gobierno"),
        ("regional", "Mancomunidad Regional de los Andes", "regional.mancomunidad"),
        ("nacional", "Ministerio de Salud", "nacional.ejecutivo.ministerio"),
        ("Nacional", "Universidad Nacional de Frontera", "nacional.universidad"),
        ("nacional", "Activos Mineros S.A.C", "nacional.empresa"),
        ("nacional", "Programa Nacional Cuna Más", "nacional.ejecutivo.programa"),
        ("nacional", "Biblioteca Nacional del Perú", "nacional.ejecutivo.organismo"),
    ],
)
def test_el_nombre_dice_la_hoja(nivel, nombre, hoja):
    assert hoja_de({"nivel": nivel, "nombre": nombre}, HOJAS) == hoja


@pytest.mark.parametrize(
    ("poder", "hoja"),
    [
        ("PODER JUDICIAL", "nacional.judicial"),
        ("Poder Legislativo", "nacional.legislativo"),
        ("ORGANISMOS AUTÓNOMOS", "nacional.autonomo"),
    ],
)
def test_el_poder_manda_sobre_el_nombre(poder, hoja):
    assert hoja_de({"nivel": "nacional", "nombre": "Ministerio de Todo", "poder": poder}, HOJAS) == hoja


def test_una_hoja_se_toma_como_viene():
    assert hoja_de({"nivel": "nacional.empresa", "nombre": "Ministerio de Salud"}, HOJAS) == "nacional.empresa"


def test_un_nivel_desconocido_ofrece_los_que_hay():
    with pytest.raises(NivelDesconocido, match="«galáctico»; use uno de nacional, regional, local, local.distrital"):
        hoja_de({"nivel": "galáctico"}, HOJAS)


def test_una_municipalidad_a_secas_pide_la_hoja():
    with pytest.raises(NivelDesconocido, match="local.provincial o local.distrital"):
        hoja_de({"nivel": "local", "nombre": "Municipalidad de Lampa"}, HOJAS)
