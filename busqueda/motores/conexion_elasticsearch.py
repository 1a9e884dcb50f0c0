"""How an Elasticsearch is reached: nodes, credentials, certificate, and the names and sizes of what is ours there."""

from dataclasses import dataclass

from elasticsearch import Elasticsearch


@dataclass(frozen=True)
class Conexion:
    urls: tuple[str, ...]  # `https://user:password@host:9200`, one per node
    api_key: str = ""
    ca: str = ""  # path of the certificate of the authority, when it is not one of the system
    prefijo: str = "yachay"  # of every name of ours: several repositories share a cluster
    shards: int = 1
    replicas: int = 1


def conectar(conexion: Conexion) -> Elasticsearch:
    opciones: dict = {"api_key": conexion.api_key} if conexion.api_key else {}
    if conexion.ca:
        opciones["ca_certs"] = conexion.ca
    # A node that does not answer is left aside for a while and the rest are asked.
    return Elasticsearch(
        list(conexion.urls),
        dead_node_backoff_factor=1,
        max_dead_node_backoff=30,
        retry_on_status=(502, 503, 504),
        **opciones,
    )
