"""Documents cost: each is made once, kept by what it says, and made one at a time in each process."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.cache import caches

ESPERA = 15  # seconds that one waits for those before
_UNO = threading.Lock()


class Ocupado(Exception):
    """Too many ask for documents at once."""


@contextmanager
def turno() -> Iterator[None]:
    """Whoever makes a document does it within: many at once would take the whole machine."""
    if not _UNO.acquire(timeout=ESPERA):
        raise Ocupado
    try:
        yield
    finally:
        _UNO.release()


def guardado(clave: str, hacer: Callable[[], bytes]) -> bytes:
    """What is kept under that key, or is made now. The key changes with what it says: nothing kept grows old."""
    guardados = caches["documentos"]
    if (hecho := guardados.get(clave)) is None:
        with turno():
            if (hecho := guardados.get(clave)) is None:  # whoever came before may have made it
                hecho = hacer()
                guardados.set(clave, hecho)
    return hecho
