"""One node for all the processes of a run of tests: a node for each would take more memory than the tests."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .casa import candado
from .cluster import Cluster
from .nodo import pedir


@contextmanager
def servidor_compartido(carpeta: Path) -> Iterator[str]:
    """URL of a node. Whoever comes first starts it, and stops it when nobody uses it.

    `carpeta` is the same for the whole run. All of it are locks of the system, so that a process that dies leaves none behind.
    """
    anuncio = carpeta / "elasticsearch.url"
    with (carpeta / "elasticsearch.uso").open("w") as uso:
        with candado(carpeta / "elasticsearch.candado"):
            url = _anunciado(anuncio)
            cluster = None
            if url:
                fcntl.flock(uso, fcntl.LOCK_SH)
            else:
                cluster = Cluster().__enter__()
                url = cluster.urls[0]
                anuncio.write_text(url)
        try:
            yield url
        finally:
            if cluster:
                _parar_sin_dejar_a_nadie(cluster, carpeta, uso)


def _anunciado(anuncio: Path) -> str:
    """What another process started, if it still answers."""
    url = anuncio.read_text() if anuncio.exists() else ""
    return url if url and pedir(f"{url}/_cluster/health")[0] == 200 else ""


def _parar_sin_dejar_a_nadie(cluster: Cluster, carpeta: Path, uso) -> None:
    """Wait for the other processes; whoever arrives meanwhile finds it running, and afterwards starts its own."""
    while True:
        with candado(carpeta / "elasticsearch.candado"):
            try:
                fcntl.flock(uso, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                (carpeta / "elasticsearch.url").unlink()
                cluster.parar()
                return
        time.sleep(0.2)
