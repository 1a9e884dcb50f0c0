"""A PostgreSQL of our own on loopback, as its installer leaves it but for what is said in AJUSTES; it ends with whoever started it."""

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

from tests.elasticsearch.puertos import puertos_libres

PLAZO = 60  # seconds
# Memory like that of the node beside it; and no compiling of queries, which costs more than these last.
AJUSTES = {"listen_addresses": "127.0.0.1", "shared_buffers": "512MB", "work_mem": "64MB", "jit": "off"}


class SinPostgreSQL(Exception):
    pass


class ServidorPostgreSQL:
    def __init__(self):
        self.bin = _programas()
        self.carpeta = Path(tempfile.mkdtemp(prefix="yachay-pg-"))
        self.puerto = puertos_libres(1)[0]
        # It refuses to run as root.
        self.como = {"user": "postgres", "group": "postgres", "extra_groups": ()} if os.geteuid() == 0 else {}
        self.proceso: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"postgresql://yachay@127.0.0.1:{self.puerto}/postgres"

    def __enter__(self) -> "ServidorPostgreSQL":
        try:
            if self.como:
                shutil.chown(self.carpeta, "postgres", "postgres")
            self._arrancar()
            self._esperar()
        except BaseException:
            self.parar()
            raise
        return self

    def __exit__(self, *_) -> None:
        self.parar()

    def _arrancar(self) -> None:
        datos, registro = self.carpeta / "datos", self.carpeta / "registro"
        crear = [self.bin / "initdb", "-D", datos, "-U", "yachay", "--auth=trust", "--encoding=UTF8", "--no-sync"]
        subprocess.run(crear, check=True, capture_output=True, cwd=self.carpeta, **self.como)
        ajustes = AJUSTES | {"port": self.puerto, "unix_socket_directories": self.carpeta}
        opciones = [parte for clave, valor in ajustes.items() for parte in ("-c", f"{clave}={valor}")]
        with registro.open("ab") as salida:
            # A session of its own, so that Ctrl-C reaches only whoever started it.
            self.proceso = subprocess.Popen(
                [self.bin / "postgres", "-D", datos, *opciones],
                stdout=salida,
                stderr=salida,
                cwd=self.carpeta,
                start_new_session=True,
                preexec_fn=_terminar_con_quien_arranca,
                **self.como,
            )

    def _esperar(self) -> None:
        fin = time.monotonic() + PLAZO
        while time.monotonic() < fin and self.proceso.poll() is None:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.1)
        raise SinPostgreSQL((self.carpeta / "registro").read_text()[-500:])

    def parar(self) -> None:
        """At once: its data go too."""
        if self.proceso is not None and self.proceso.poll() is None:
            self.proceso.send_signal(signal.SIGQUIT)
            try:
                self.proceso.wait(20)
            except subprocess.TimeoutExpired:
                self.proceso.kill()
                self.proceso.wait()
        shutil.rmtree(self.carpeta, ignore_errors=True)


def _terminar_con_quien_arranca() -> None:
    """Linux tells the server when the process that started it is gone, however that was."""
    ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


def _programas() -> Path:
    """The newest that Debian installed, or those in PATH."""
    hallados = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if hallados:
        return hallados[-1].parent
    if en_ruta := shutil.which("initdb"):
        return Path(en_ruta).parent
    raise SinPostgreSQL("falta PostgreSQL: apt install postgresql")
