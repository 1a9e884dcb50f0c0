"""An index of its own for each test, and a client that looks once it is up to date."""

import pytest


@pytest.fixture(autouse=True)
def con_indice(indice):
    pass


@pytest.fixture
def ver(client, indice):
    """`ver("/temas/")` → the response, with every change already in the index."""

    def _ver(direccion, **parametros):
        indice()
        return client.get(direccion, parametros)

    return _ver
