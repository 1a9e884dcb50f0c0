from practicas.catalogos import lugares


def test_la_provincia_0613_es_santa_cruz():
    assert lugares.nombre("0613") == "Santa Cruz"


def test_lima_tiene_dos_hijos():
    assert lugares.hijos("15") == ("15-prov", "1501")


def test_las_demas_provincias_de_lima_cuelgan_de_lima_provincias():
    assert lugares.ascendencia("150801") == ["15", "15-prov", "1508", "150801"]
    assert lugares.ascendencia("150122") == ["15", "1501", "150122"]


def test_la_ubicacion_nombra_provincia_y_departamento():
    assert lugares.ubicacion("210807") == "Melgar, Puno"
    assert lugares.ubicacion("150801") == "Huaura, Lima"
    assert lugares.ubicacion("150122") == "Lima Metropolitana, Lima"


def test_hay_25_departamentos():
    assert len(lugares.departamentos()) == 25
