"""The same behaviour on every engine: each test of this folder runs on the embedded one and on a real Elasticsearch."""

import pytest

MOTORES = ("tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch))


@pytest.fixture(params=MOTORES)
def ajustes_del_motor(request, tmp_path):
    """What the settings say of the engine under test, with an index of its own."""
    if request.param == "tantivy":
        return {"BUSQUEDA_MOTOR": "tantivy", "BUSQUEDA_INDICE": tmp_path / "indice"}
    url, prefijo = request.getfixturevalue("elasticsearch_url"), request.getfixturevalue("prefijo")
    conexion = {"urls": (url,), "prefijo": prefijo.rstrip("-"), "shards": 1, "replicas": 0}
    return {"BUSQUEDA_MOTOR": "elasticsearch", "BUSQUEDA_INDICE": tmp_path / "indice", "ELASTICSEARCH": conexion}
