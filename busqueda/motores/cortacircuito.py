"""After an engine that did not answer, nobody who searches asks it, and so nobody waits, until a trial of its own says that it is back."""

import time
from collections.abc import Callable
from threading import Lock, Thread

PRIMERA_PAUSA, PAUSA_MAXIMA = 2.0, 4.0  # seconds


def _en_un_hilo(tarea: Callable[[], None]) -> None:
    Thread(target=tarea, name="prueba-del-buscador", daemon=True).start()


class Cortacircuito:
    """Open: nobody passes. Whoever comes when the pause is over begins a trial aside; what happens to it decides for all.

    `probar` raises while the engine does not answer as it should.
    """

    def __init__(
        self,
        probar: Callable[[], object],
        *,
        reloj: Callable[[], float] = time.monotonic,
        aparte: Callable[[Callable[[], None]], None] = _en_un_hilo,
    ):
        self._probar, self._reloj, self._aparte = probar, reloj, aparte
        self._candado = Lock()
        self._hasta = 0.0
        self._pausa = 0.0

    def deja_pasar(self) -> bool:
        with self._candado:
            if not self._pausa:
                return True
            if self._reloj() < self._hasta:
                return False
            self._hasta = self._reloj() + self._pausa  # one trial at a time
        self._aparte(self._hacer_la_prueba)
        return False

    def _hacer_la_prueba(self) -> None:
        try:
            self._probar()
        except Exception:  # whatever ails it, it is not back
            self.anotar_fallo()
        else:
            self.anotar_exito()

    def anotar_exito(self) -> None:
        with self._candado:
            self._pausa = 0.0

    def anotar_fallo(self) -> None:
        with self._candado:
            self._pausa = min(max(PRIMERA_PAUSA, self._pausa * 2), PAUSA_MAXIMA)
            self._hasta = self._reloj() + self._pausa
