"""Two writers at once, each with its connection: nobody gets the code of another. In CI also on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from practicas.fichas import servicios
from practicas.fichas.models import Correlativo, Practica
from tests.factories import EntidadFactory, PracticaFactory

pytestmark = [pytest.mark.concurrencia, pytest.mark.django_db(transaction=True)]
HILOS = 4


@pytest.fixture(autouse=True)
def con_base_compartida(settings):
    settings.BUSQUEDA_INDEXAR_AL_PUBLICAR = False
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("una base en memoria no se comparte entre conexiones: DATABASE_URL=postgres://…")


def a_la_vez(hacer, *argumentos):
    """`hacer` of each argument, all from the same moment; what each returned."""
    salida = Barrier(len(argumentos))

    def correr(argumento):
        salida.wait()
        try:
            return hacer(argumento)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(argumentos)) as hilos:
        return list(hilos.map(correr, argumentos))


def test_los_codigos_dados_a_la_vez_son_distintos_y_seguidos():
    dados = a_la_vez(lambda _: [Correlativo.siguiente("BP", 2026) for _ in range(10)], *range(HILOS))
    codigos = sorted(codigo for suyos in dados for codigo in suyos)
    assert codigos == [f"BP-2026-{n:05d}" for n in range(1, HILOS * 10 + 1)]


def test_una_ficha_publicada_por_dos_a_la_vez_lleva_un_codigo():
    pk = PracticaFactory(entidad=EntidadFactory(externa=True)).pk
    copias = [Practica.objects.get(pk=pk) for _ in range(HILOS)]
    codigos = a_la_vez(lambda copia: servicios.publicar(ficha=copia).codigo, *copias)
    assert len(set(codigos)) == 1
    assert Practica.objects.get(pk=pk).codigo == codigos[0]
