"""After an engine that did not answer, some seconds without asking it: who searches meanwhile is not made to wait for it again."""

import time
from collections.abc import Callable
from threading import Lock

PRIMERA_PAUSA, PAUSA_MAXIMA = 2.0, 8.0  # seconds


class Cortacircuito:
    """Open: nobody asks. When the pause is over one caller tries, and what happens to it decides for all."""

    def __init__(self, reloj: Callable[[], float] = time.monotonic):
        self._reloj = reloj
        self._candado = Lock()
        self._hasta = 0.0
        self._pausa = 0.0

    def deja_pasar(self) -> bool:
        with self._candado:
            if not self._pausa:
                return True
            if self._reloj() < self._hasta:
                return False
            self._hasta = self._reloj() + self._pausa  # this caller tries; the rest go on without it
            return True

    def anotar_exito(self) -> None:
        with self._candado:
            self._pausa = 0.0

    def anotar_fallo(self) -> None:
        with self._candado:
            self._pausa = min(max(PRIMERA_PAUSA, self._pausa * 2), PAUSA_MAXIMA)
            self._hasta = self._reloj() + self._pausa
