import pytest

from practicas.entidades.importacion.nombres import capitalizar, corregir_palabras, segun_ubigeo


def test_las_mayusculas_sostenidas_se_escriben_en_espanol():
    assert capitalizar("MINISTERIO DE LA PRODUCCIÓN") == "Ministerio de la Producción"
    assert capitalizar("Proyecto Especial CHAVIMOCHIC") == "Proyecto Especial CHAVIMOCHIC"


@pytest.mark.parametrize(
    ("escrito", "ubigeo", "nombre"),
    [
        ("Municipalidad Distrital de la Union", "200110", "Municipalidad Distrital de La Unión"),
        ("Municipalidad Distrital de Villa el Salvador", "150142", "Municipalidad Distrital de Villa El Salvador"),
        ("Municipalidad Distrital de Magdalena del Mar", "150120", "Municipalidad Distrital de Magdalena del Mar"),
        ("Municipalidad Distrital de Alto de la Alianza", "230102", "Municipalidad Distrital de Alto de la Alianza"),
        (
            "Municipalidad Distrital de San Miguel de El Faique",
            "200307",
            "Municipalidad Distrital de San Miguel de El Faique",
        ),
        (
            "Municipalidad Distrital de San Martín de Porres",
            "150135",
            "Municipalidad Distrital de San Martín de Porres",
        ),
        (
            "Municipalidad Provincial de Dos de Mayo - la Union",
            "100301",
            "Municipalidad Provincial de Dos de Mayo - La Unión",
        ),
        (
            "Gobierno Regional del Departamento de la Libertad",
            "13",
            "Gobierno Regional del Departamento de La Libertad",
        ),
    ],
)
def test_los_lugares_llevan_sus_tildes_y_mayusculas(escrito, ubigeo, nombre):
    assert segun_ubigeo(escrito, ubigeo) == nombre


def test_las_palabras_declaradas_se_escriben_asi():
    assert corregir_palabras("Universidad del Vraem", {"vraem": "VRAEM"}) == "Universidad del VRAEM"
