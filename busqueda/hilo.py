"""The thread of a process that writes what its requests only noted, so that nobody waits for it."""

import atexit
import logging
from collections.abc import Callable
from threading import Event, Lock, Thread

from django.conf import settings
from django.db import connections

registro = logging.getLogger("yachay.busqueda")
_escritores: list[Callable[[], object]] = []
_candado = Lock()
_fin = Event()
_hilo: Thread | None = None


def escribe(funcion: Callable[[], object]) -> Callable[[], object]:
    """What the thread calls every few seconds, and at the end of the process."""
    _escritores.append(funcion)
    return funcion


def despertar() -> None:
    """One per process, from its first note on: a server that forks has none before it forks."""
    global _hilo
    if settings.BITACORA_CADA and (_hilo is None or not _hilo.is_alive()):
        with _candado:
            if _hilo is None or not _hilo.is_alive():
                _hilo = Thread(target=_escribir_cada_tanto, name="bitacora", daemon=True)
                _hilo.start()
                atexit.register(_terminar)


def _escribir_cada_tanto() -> None:
    while not _fin.wait(settings.BITACORA_CADA):
        _escribir_y_soltar()


def _terminar() -> None:
    _fin.set()
    _escribir_y_soltar()


def _escribir_y_soltar() -> None:
    for escribir in _escritores:
        try:
            escribir()
        except Exception:  # what one cannot write may not end the thread
            registro.exception("No se pudo escribir lo anotado")
    connections.close_all()
