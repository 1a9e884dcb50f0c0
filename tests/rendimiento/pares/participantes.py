"""Who takes part in a comparison, on servers of this run alone that stop at its end, whatever happens."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from django.conf import settings

from busqueda.motores.conexion_elasticsearch import Conexion
from busqueda.motores.elasticsearch import MotorElasticsearch
from busqueda.motores.tantivy import MotorTantivy
from tests.elasticsearch.cluster import Cluster

from .de_postgresql import ParPostgreSQL, ParPostgreSQLJuntas
from .de_wagtail import ParWagtail
from .nuestros import Buscador, Desnudo, PuertoElasticsearch, PuertoTantivy
from .par import Participan
from .servidor_postgresql import ServidorPostgreSQL

MEMORIA_DEL_NODO = "1g"
PACIENCIA = 60  # seconds: a busy machine must not cut a measurement short
SUELO = "Elasticsearch, bare request"


@contextmanager
def participantes() -> Iterator[Participan]:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was begun here is also ended
    with ExitStack() as pila:
        nodo = pila.enter_context(Cluster(para_medir=True, memoria=MEMORIA_DEL_NODO)).nodos[0]
        postgresql = pila.enter_context(ServidorPostgreSQL())
        motor = MotorElasticsearch(Conexion((nodo.url,), prefijo="pares", replicas=0))
        motor.lector = motor.lector.options(request_timeout=PACIENCIA)
        pedidos = contador(motor.lector)
        en_es = PuertoElasticsearch("Elasticsearch, our port", motor, pedidos, nodo.pid)
        en_tantivy = PuertoTantivy("tantivy, our port", MotorTantivy(settings.VAR / "pares-indice"), lambda: 0)
        wagtail = ParWagtail(nodo.url, nodo.pid, contador)
        en_pg, juntas = ParPostgreSQL(postgresql), ParPostgreSQLJuntas(postgresql)
        yield Participan(
            todos=[
                Desnudo(SUELO, motor, pedidos, nodo.pid),
                en_es,
                Buscador("Elasticsearch, whole search", en_es),
                en_tantivy,
                Buscador("tantivy, whole search", en_tantivy),
                wagtail,
                en_pg,
                juntas,
            ],
            constructores=[en_es, en_tantivy, wagtail, en_pg],
            cuentan=[en_es, en_tantivy, wagtail, en_pg, juntas],
        )


def contador(cliente) -> Callable[[], int]:
    """How many requests a client has made so far."""
    transporte, hechos = cliente.transport, [0]
    pedir = transporte.perform_request

    def contado(*args, **kwargs):
        hechos[0] += 1
        return pedir(*args, **kwargs)

    transporte.perform_request = contado
    return lambda: hechos[0]
