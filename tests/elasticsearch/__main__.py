"""What `make es` runs: a server for development until Ctrl-C, or while a command lasts, whose data are there the next time."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from .casa import VAR, SinServidor, preparar, version_de_elasticsearch
from .cluster import Cluster
from .puertos import esta_libre

PUERTO = 9200
LISTO = """
Elasticsearch {version} está en {url} ({nodos})

  Vea que responde:   curl {primera}/_cluster/health
  Pruebas con él:     ELASTICSEARCH_URL={url} make test

Solo se llega desde esta máquina. Datos y registros: {carpeta}
Ctrl+C termina.
"""


def leer_opciones(args: Sequence[str] | None) -> argparse.Namespace:
    opciones = argparse.ArgumentParser(prog="make es", description="Un Elasticsearch de verdad, en 127.0.0.1.")
    opciones.add_argument("--nodos", type=int, default=1)
    opciones.add_argument("--puerto", type=int, help=f"Por defecto {PUERTO}, u otro si está ocupado.")
    opciones.add_argument("--carpeta", type=Path, help="Donde quedan los datos; por defecto, en var/elasticsearch.")
    opciones.add_argument("--preparar", action="store_true", help="Trae lo que hace falta y termina.")
    opciones.add_argument(
        "orden", nargs="*", help="Después de --: se corre con ELASTICSEARCH_URL, y al terminar se para todo."
    )
    leidas = opciones.parse_args(args)
    if not 1 <= leidas.nodos <= 9:
        opciones.error("--nodos va de 1 a 9")
    return leidas


def servir(nodos: int, puerto: int | None, carpeta: Path) -> None:
    if puerto is None and esta_libre(PUERTO):
        puerto = PUERTO
    with Cluster(nodos, carpeta, puerto=puerto, para_medir=True) as cluster:
        cuantos = "1 nodo" if nodos == 1 else f"{nodos} nodos"
        url = ",".join(cluster.urls)
        version = version_de_elasticsearch()
        print(
            LISTO.format(version=version, url=url, primera=cluster.urls[0], nodos=cuantos, carpeta=carpeta), flush=True
        )
        vigilar(cluster)


def correr(orden: Sequence[str], carpeta: Path) -> int:
    """The exit code of a command that has a server of its own while it lasts."""
    with Cluster(1, carpeta, para_medir=True) as cluster:
        entorno = os.environ | {"ELASTICSEARCH_URL": ",".join(cluster.urls)}
        proceso = subprocess.Popen(orden, env=entorno)
        try:
            return proceso.wait()
        except KeyboardInterrupt:
            # Ctrl-C reached it too; whoever ends only this process ends both.
            proceso.terminate()
            return proceso.wait()


def vigilar(cluster: Cluster) -> None:
    """Say which node is lost; who is trying out what then happens wants the others to go on."""
    while any(nodo.vive() for nodo in cluster.nodos):
        for nodo in cluster.nodos:
            if nodo.fallo():
                print(f"{nodo.nombre} ({nodo.url}) terminó: {nodo.ultimo_error()}", flush=True)
                nodo.parar()
        time.sleep(0.5)
    raise SinServidor("no queda ningún nodo en marcha")


def main(args: Sequence[str] | None = None) -> int:
    opciones = leer_opciones(args)
    for senal in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(senal, signal.default_int_handler)
    try:
        if opciones.preparar:
            preparar()
        elif opciones.orden:
            return correr(opciones.orden, opciones.carpeta or VAR / "desarrollo-1")
        else:
            servir(opciones.nodos, opciones.puerto, opciones.carpeta or VAR / f"desarrollo-{opciones.nodos}")
    except SinServidor as motivo:
        print(f"Elasticsearch: {motivo}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
