"""One node, or several that replicate to each other, for development and tests.

with Cluster(nodos=3) as cluster:
    cluster.urls, cluster.nodos[1].matar(), cluster.esperar("green")
"""

import shutil
import tempfile
import time
from pathlib import Path

from .casa import VAR, SinServidor, preparar
from .nodo import ARRANQUE_RAPIDO, Nodo, pedir
from .puertos import esta_libre, puertos_libres

PLAZO = 120  # seconds; it takes three to ten on two cores
AJUSTES = {
    "action.auto_create_index": False,
    # The disk of whoever develops is often almost full; a node would refuse to write.
    "cluster.routing.allocation.disk.threshold_enabled": False,
}


class Cluster:
    """Nodes on loopback. Without `carpeta` their data are erased at the end; with it, they are there the next time.

    `ajustes` are settings of Elasticsearch for every node; `puerto` is that of the first, for HTTP; `memoria`, the heap of
    each. With `para_medir` the server answers as fast as it can, and starts slower.
    """

    def __init__(
        self,
        nodos: int = 1,
        carpeta: Path | None = None,
        *,
        puerto: int | None = None,
        ajustes: dict | None = None,
        memoria: str = "512m",
        para_medir: bool = False,
    ):
        if puerto and not esta_libre(puerto):
            raise SinServidor(f"el puerto {puerto} de 127.0.0.1 está ocupado; elija otro")
        self.efimero = carpeta is None
        VAR.mkdir(parents=True, exist_ok=True)
        self.carpeta = carpeta.resolve() if carpeta else Path(tempfile.mkdtemp(prefix="datos-", dir=VAR))
        puertos = puertos_libres(nodos * 2)
        https, transportes = [puerto or puertos[0], *puertos[1:nodos]], puertos[nodos:]
        comunes = {"cluster.name": "yachay", **AJUSTES, **_descubrirse(transportes), **(ajustes or {})}
        jvm = (f"-Xmx{memoria}", *(() if para_medir else ARRANQUE_RAPIDO))
        self.nodos = [
            Nodo(nombre, self.carpeta / nombre, comunes, puerto=http, transporte=transporte, jvm=jvm)
            for nombre, http, transporte in zip(_nombres(nodos), https, transportes, strict=True)
        ]

    @property
    def urls(self) -> list[str]:
        return [nodo.url for nodo in self.nodos]

    def __enter__(self):
        try:
            preparar()
            for nodo in self.nodos:
                nodo.arrancar()
            self.esperar()
        except BaseException:
            self.parar()
            raise
        return self

    def __exit__(self, *_):
        self.parar()

    def esperar(self, estado: str = "yellow", nodos: int | None = None, plazo: float = PLAZO) -> dict:
        """The health of the cluster, once `nodos` (all those alive, unless said) have joined and it is at least in `estado`."""
        fin = time.monotonic() + plazo
        salud = None
        while time.monotonic() < fin:
            vivos = self._vivos()
            consulta = f"wait_for_status={estado}&wait_for_nodes={nodos or len(vivos)}&timeout=1s"
            codigo, salud = pedir(f"{vivos[0].url}/_cluster/health?{consulta}")
            if codigo == 200:
                return salud
            time.sleep(0.1)
        raise SinServidor(f"el clúster no llegó a «{estado}» en {plazo} s: {salud}")

    def _vivos(self) -> list[Nodo]:
        """Whoever ended by itself is a failure; whoever was stopped or killed here, is not."""
        for nodo in self.nodos:
            if nodo.fallo():
                raise SinServidor(f"{nodo.nombre} terminó solo: {nodo.ultimo_error()} (en {nodo.registro})")
        vivos = [nodo for nodo in self.nodos if nodo.vive()]
        if not vivos:
            raise SinServidor("no queda ningún nodo en marcha")
        return vivos

    def parar(self) -> None:
        """All at once, then wait for each; what was temporary is erased."""
        for nodo in self.nodos:
            nodo.pedir_fin()
        for nodo in self.nodos:
            nodo.parar()
        if self.efimero:
            shutil.rmtree(self.carpeta, ignore_errors=True)


def _nombres(nodos: int) -> list[str]:
    return [f"nodo-{n}" for n in range(1, nodos + 1)]


def _descubrirse(transportes: list[int]) -> dict:
    """How nodes find each other and choose, the first time, who directs."""
    if len(transportes) == 1:
        return {"discovery.type": "single-node"}
    return {
        "discovery.seed_hosts": [f"127.0.0.1:{puerto}" for puerto in transportes],
        "cluster.initial_master_nodes": _nombres(len(transportes)),
    }
