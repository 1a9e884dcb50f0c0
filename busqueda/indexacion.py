"""Keeping the index up with the fichas: what is pending is read, written and noted; whoever comes late looks again.

The version goes up inside the transaction of the change (`receptores`), so a change that is committed is pending, and a change that is
pending is written by the next one who looks: the process that made it, `indexar`, or a rebuild.
"""

import fcntl
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import IO

from django.conf import settings
from django.db import DatabaseError

from .escritura import FichaImposible, escribir_pendientes
from .estado import anotar_exito, anotar_fallo, en_espera, hay_indice
from .models import EnIndice
from .motores import motor
from .reconstruccion import Avance, rehacer, sin_avance

registro = logging.getLogger("yachay.busqueda")
# Seconds. Who writes lets the turn go for a while, so that of many who publish at once none ends up writing for all the others,
# and who waits for it looks more often than that.
RESPIRO, ENTRE_INTENTOS = 0.05, 0.01
_en_pausa: ContextVar[bool] = ContextVar("en_pausa", default=False)


@contextmanager
def _turno(espera: float = 0) -> Iterator[bool]:
    """True for the one process that may write now. It goes with the process, however it ends; who publishes does not wait for it."""
    settings.BUSQUEDA_INDICE.mkdir(parents=True, exist_ok=True)
    with (settings.BUSQUEDA_INDICE / "turno").open("w") as candado:
        limite = time.monotonic() + espera
        while not (es_mio := _tomar(candado)) and time.monotonic() < limite:
            time.sleep(ENTRE_INTENTOS)
        yield es_mio


def _tomar(candado: IO) -> bool:
    try:
        fcntl.flock(candado, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def ponerse_al_dia() -> int:
    """Write what is pending, if nobody else is writing; return how many. A failure is noted, never raised."""
    escritas = 0
    try:
        while hay_pendientes():
            with _turno() as es_mio:
                if not es_mio or en_espera():
                    return escritas
                escritas += _drenar()
            # Released: somebody may have left something while we held the turn.
            if hay_pendientes():
                time.sleep(RESPIRO)
    except DatabaseError:
        registro.exception("La base de datos no responde: los cambios siguen pendientes")
    except Exception as error:  # the engine's own: whatever it is, the change stays pending
        anotar_fallo(error)
    return escritas


def al_confirmar() -> None:
    """After a commit. Of the many looks that a long transaction asks for, the first writes and the rest see nothing pending."""
    if not _en_pausa.get() and hay_pendientes():
        ponerse_al_dia()


@contextmanager
def en_pausa() -> Iterator[None]:
    """While loading many fichas: they stay pending and are written once, at the end."""
    testigo = _en_pausa.set(True)
    try:
        yield
    finally:
        _en_pausa.reset(testigo)
        ponerse_al_dia()


def hay_pendientes() -> bool:
    """Changes to write, or no index of this version to hold them."""
    return EnIndice.objects.pendientes().exists() or not hay_indice()


def _drenar() -> int:
    if not hay_indice():
        return rehacer()
    imposibles: dict[int, str] = {}
    escritas = escribir_pendientes(imposibles)
    if imposibles:
        raise FichaImposible("; ".join(imposibles.values()))
    anotar_exito(motor().indice_en_uso())
    return escritas


def reconstruir(avance: Avance = sin_avance, espera: float = 0) -> int | None:
    """A new index from all the fichas, then one step to it. Return how many; None when after `espera` seconds another still writes."""
    with _turno(espera) as es_mio:
        if not es_mio:
            return None
        escritas = rehacer(avance)
    ponerse_al_dia()  # what others left between the last look and the release
    return escritas
