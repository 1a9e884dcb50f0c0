"""Processes of this bench, one for each thing that happens at once; each can be killed and started again where it was."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

AQUI = "tests.rendimiento.aguante"


class Proceso:
    """A command that is started as many times as needed. Only what was started here is ever ended, by its id."""

    def __init__(self, nombre: str, orden: Sequence[str], carpeta: Path):
        self.nombre = nombre
        self.orden = [sys.executable, *orden]
        self.bitacora = carpeta / f"{nombre}.err"
        self.salidas: list[str] = []  # how each start that ended by itself did: nothing, or what it complained of
        self._vivo: subprocess.Popen | None = None

    def empezar(self) -> None:
        with self.bitacora.open("a") as donde:
            self._vivo = subprocess.Popen(self.orden, stdout=subprocess.DEVNULL, stderr=donde)

    def sigue(self) -> bool:
        """Whether it still runs; how it ended is noted."""
        if self._vivo is not None and self._vivo.poll() is not None:
            self.salidas.append(self._queja(self._vivo.returncode))
            self._vivo = None
        return self._vivo is not None

    def _queja(self, codigo: int) -> str:
        lineas = self.bitacora.read_text().splitlines() or [""]
        return f"terminó con {codigo}: {lineas[-1][:300]}" if codigo else ""

    def matar(self) -> bool:
        """As a power cut would: whether there was anything to kill."""
        if not self.sigue():
            return False
        os.kill(self._vivo.pid, signal.SIGKILL)
        self._vivo.wait()
        self._vivo = None
        return True

    def esperar(self) -> None:
        if self._vivo is not None:
            self._vivo.wait()
        self.sigue()

    def terminar(self) -> None:
        """Ask it to finish, and wait until it has."""
        if self.sigue():
            self._vivo.terminate()
            self.esperar()


def propio(modulo: str, *args: object) -> list[str]:
    return ["-m", f"{AQUI}.{modulo}", *map(str, args)]


def de_manage(*args: str) -> list[str]:
    from django.conf import settings

    return [str(settings.RAIZ / "manage.py"), *args]
