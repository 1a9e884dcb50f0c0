"""Options, order of the day and report."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django


def leer_opciones() -> argparse.Namespace:
    opciones = argparse.ArgumentParser(prog="make aguante", description=__doc__)
    opciones.add_argument("--fichas", type=int, default=2_000, help="of the base; each size has its own")
    opciones.add_argument("--publicaciones", type=int, default=1_000)
    opciones.add_argument("--procesos", type=int, default=3, help="that publish at once")
    opciones.add_argument("--muertes", type=int, default=5)
    opciones.add_argument("--en-calma", type=int, default=60, help="publications while nothing else runs")
    opciones.add_argument("--semilla", type=int, default=1)
    opciones.add_argument("--motor", choices=["tantivy", "elasticsearch"], default="tantivy")
    opciones.add_argument("--nodos", type=int, default=3, help="of Elasticsearch")
    opciones.add_argument("--clientes", type=int, default=8, help="that search while a node or the engine is away")
    opciones.add_argument("--segundos", type=int, default=60, help="that they search and two publish")
    opciones.add_argument("--fuera", type=int, default=30, help="seconds that the whole engine is away")
    opciones.add_argument("--solo", choices=["golpes", "reconstruccion", "calma", "nodo", "motor"])
    return opciones.parse_args()


@contextmanager
def servidor(pedido: argparse.Namespace) -> Iterator:
    """The engine of the run; of Elasticsearch, nodes of its own, that scenarios may kill."""
    os.environ["BUSQUEDA_MOTOR"] = pedido.motor
    if pedido.motor == "tantivy":
        yield None
        return
    from tests.elasticsearch.cluster import Cluster

    with Cluster(pedido.nodos, para_medir=pedido.fichas > 1_000) as cluster:
        os.environ["ELASTICSEARCH_URL"] = ",".join(cluster.urls)
        os.environ["ELASTICSEARCH_REPLICAS"] = str(min(1, pedido.nodos - 1))
        yield cluster


def main() -> int:
    pedido = leer_opciones()
    propia = f"{pedido.fichas}-{pedido.motor}"
    if Path(os.environ["YACHAY_VAR"]).name != propia:
        os.environ["YACHAY_VAR"] += f"/{propia}"
    os.environ["API_LIMITE"] = "1000000/m"
    with servidor(pedido) as cluster:
        django.setup()
        return correr(pedido, cluster)


def correr(pedido: argparse.Namespace, cluster) -> int:
    from django.conf import settings

    from . import base, informe

    base.preparar(pedido.fichas)
    medidas = {}
    for nombre, escenario in escenarios(pedido, cluster).items():
        if pedido.solo in (None, nombre):
            medidas[nombre] = informe.resumir(escenario())
            print(*informe.lineas(nombre, medidas[nombre]), sep="\n")
    salida = settings.VAR / "aguante.json"
    salida.write_text(json.dumps(medidas, ensure_ascii=False, indent=1))
    print(f"Guardado en {salida}")
    return int(any(informe.faltas(m) for m in medidas.values()))


def escenarios(pedido: argparse.Namespace, cluster) -> dict[str, Callable[[], dict]]:
    from . import caida, calma, golpes, reconstruccion

    semilla = pedido.semilla
    de_todos = {
        "calma": lambda: calma.correr(publicaciones=pedido.en_calma, semilla=semilla),
        "golpes": lambda: golpes.correr(
            publicaciones=pedido.publicaciones, procesos=pedido.procesos, muertes=pedido.muertes, semilla=semilla
        ),
        "reconstruccion": lambda: reconstruccion.correr(publicaciones=pedido.en_calma, semilla=semilla),
    }
    if cluster is None:
        return de_todos
    comun = {"cluster": cluster, "clientes": pedido.clientes, "segundos": pedido.segundos, "semilla": semilla}
    de_uno = {"nodo": lambda: caida.correr(victimas=cluster.nodos[-1:], fuera=pedido.segundos // 2, **comun)}
    del_motor = {"motor": lambda: caida.correr(victimas=cluster.nodos, fuera=pedido.fuera, **comun)}
    return de_todos | (de_uno if pedido.nodos > 1 else {}) | del_motor


if __name__ == "__main__":
    sys.exit(main())
