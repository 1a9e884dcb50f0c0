"""What any test may ask of a real server. `tests/conftest.py` loads them."""

import os
from contextlib import ExitStack
from uuid import uuid4

import pytest

from ..conftest import exigir
from .casa import SinServidor, preparar
from .compartido import servidor_compartido
from .nodo import pedir


@pytest.fixture(scope="session")
def elasticsearch_url(tmp_path_factory):
    """A real server: that of ELASTICSEARCH_URL, or else one node that all the processes of this run share."""
    if dada := os.environ.get("ELASTICSEARCH_URL", "").split(",")[0].rstrip("/"):
        exigir(
            pedir(f"{dada}/_cluster/health")[0] == 200,
            "el Elasticsearch de ELASTICSEARCH_URL",
            "arránquelo con make es",
        )
        yield dada
        return
    carpeta = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        carpeta = carpeta.parent
    with ExitStack() as pila:
        try:
            url = pila.enter_context(servidor_compartido(carpeta))
        except SinServidor as motivo:
            exigir(None, "Elasticsearch", str(motivo))
        yield url


@pytest.fixture
def prefijo(elasticsearch_url):
    """With what the names of the indices of a test begin, since others use the server; they are erased at the end."""
    propio = f"prueba-{uuid4().hex}-"
    yield propio
    for indice in (
        pedir(f"{elasticsearch_url}/_cat/indices/{propio}*?h=index&format=json&expand_wildcards=all")[1] or []
    ):
        pedir(f"{elasticsearch_url}/{indice['index']}", "DELETE")


@pytest.fixture(scope="session")
def casa_es():
    """The home of the nodes, for the tests that start theirs."""
    try:
        return preparar()
    except SinServidor as motivo:
        exigir(None, "Elasticsearch", str(motivo))
