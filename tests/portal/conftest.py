"""An index of its own for each test, and a client that looks once it is up to date."""

import pytest

from busqueda import indexacion
from busqueda.motores import motor


@pytest.fixture(autouse=True)
def indice(settings, tmp_path):
    settings.BUSQUEDA_INDICE = tmp_path / "indice"
    motor.cache_clear()
    yield
    motor.cache_clear()


@pytest.fixture
def ver(client):
    """`ver("/temas/")` → the response, with every change already in the index."""

    def _ver(direccion, **parametros):
        indexacion.ponerse_al_dia()
        return client.get(direccion, parametros)

    return _ver
