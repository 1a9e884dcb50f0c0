"""One process of Elasticsearch on loopback: start, stop, kill, ask."""

import json
import subprocess
from base64 import b64encode
from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from .casa import CASA, programa

PARADA = 20  # seconds; it takes two
# A small machine, many runs: no fixed memory, one thread that collects, no files of the JVM in /tmp.
JVM = ("-Xms64m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Djava.awt.headless=true")
# Without the compiler that optimises most, a start costs half the processor and an answer more.
ARRANQUE_RAPIDO = ("-XX:TieredStopAtLevel=1",)


class Nodo:
    """A node with its folder: configuration, data and log. It keeps its ports and data from one start to the next."""

    def __init__(
        self, nombre: str, carpeta: Path, ajustes: dict, *, puerto: int, transporte: int, jvm: Sequence[str] = ()
    ):
        self.nombre, self.carpeta, self.jvm = nombre, carpeta, jvm
        self.puerto, self.transporte = puerto, transporte
        self.url = f"http://127.0.0.1:{puerto}"
        self.registro = carpeta / "nodo.log"
        self.ajustes = {
            **ajustes,
            "node.name": nombre,
            "network.host": "127.0.0.1",
            "http.port": puerto,
            "transport.port": transporte,
            "path.data": str(carpeta / "datos"),
            "path.logs": str(carpeta / "registro"),
        }
        self.proceso: subprocess.Popen | None = None
        self._desde = 0  # where the log of this start begins

    @property
    def pid(self) -> int | None:
        return self.proceso.pid if self.vive() else None

    def vive(self) -> bool:
        return self.proceso is not None and self.proceso.poll() is None

    def arrancar(self) -> None:
        """Start the process; whether it answers is for the cluster to wait. It ends when this process does, however that is."""
        configuracion, temporal = self.carpeta / "config", self.carpeta / "tmp"
        for carpeta in (configuracion, temporal):
            carpeta.mkdir(parents=True, exist_ok=True)
        # Every JSON is YAML.
        (configuracion / "elasticsearch.yml").write_text(json.dumps(self.ajustes, indent=2), "utf-8")
        rutas = [f"-Des.path.home={CASA}", f"-Djava.io.tmpdir={temporal}", "-cp", f"{CASA}/lib/*:{CASA}/clases"]
        orden = [programa("java"), *JVM, *self.jvm, *rutas, "Nodo", str(configuracion)]
        with self.registro.open("ab") as salida:
            self._desde = salida.tell()
            # A session of its own, so that Ctrl-C reaches only whoever started it, which stops the nodes in order.
            self.proceso = subprocess.Popen(
                orden, stdin=subprocess.PIPE, stdout=salida, stderr=salida, cwd=self.carpeta, start_new_session=True
            )

    def pedir_fin(self) -> None:
        """Ask it to end, without waiting."""
        if self.vive():
            self.proceso.terminate()

    def parar(self) -> None:
        """Ask it to end, and wait; by force if it does not."""
        self.pedir_fin()
        self._esperar_fin()

    def matar(self) -> None:
        """What a machine that loses its power does."""
        if self.vive():
            self.proceso.kill()
        self._esperar_fin()

    def _esperar_fin(self) -> None:
        if self.proceso is None:
            return
        try:
            self.proceso.wait(PARADA)
        except subprocess.TimeoutExpired:
            self.proceso.kill()
            self.proceso.wait()
        self.proceso.stdin.close()
        self.proceso = None

    def fallo(self) -> bool:
        """Whether it ended without being asked to."""
        return self.proceso is not None and not self.vive()

    def ultimo_error(self) -> str:
        """The line of the log that tells why it ended."""
        escrito = self.registro.read_bytes()[self._desde :].decode("utf-8", errors="replace")
        lineas = escrito.splitlines() or ["sin registro"]
        return next((linea for linea in lineas if "Exception" in linea), lineas[-1])[:300]


def pedir(url: str, metodo: str = "GET", cuerpo=None, *, plazo: float = 30):
    """Status and JSON of one request; status 0 if nobody answers. A list is sent as the lines of `_bulk`."""
    partes = urlsplit(url)
    datos = None if cuerpo is None else json.dumps(cuerpo).encode()
    if isinstance(cuerpo, list):
        datos = "".join(json.dumps(linea) + "\n" for linea in cuerpo).encode()
    pedido = Request(partes._replace(netloc=partes.netloc.rpartition("@")[2]).geturl(), datos, method=metodo)
    pedido.add_header("Content-Type", "application/json")
    if partes.username:
        clave = f"{unquote(partes.username)}:{unquote(partes.password or '')}"
        pedido.add_header("Authorization", "Basic " + b64encode(clave.encode()).decode())
    try:
        with urlopen(pedido, timeout=plazo) as respuesta:
            return respuesta.status, json.loads(respuesta.read() or "null")
    except HTTPError as error:
        with error:
            return error.code, json.loads(error.read() or "null")
    except (OSError, HTTPException):
        return 0, None
