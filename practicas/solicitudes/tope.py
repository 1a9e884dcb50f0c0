"""How many messages leave for mailboxes in an hour, whoever sends them: what a session counts ends with its cookie."""

from django.core.cache import cache

POR_FICHA, EN_TOTAL = 10, 200  # in each process that serves
PLAZO = 60 * 60  # seconds, from the first


def cabe(codigo: str) -> bool:
    """Whether there is room for one more, that is counted."""
    return _sumar(f"mensajes-{codigo}") <= POR_FICHA and _sumar("mensajes") <= EN_TOTAL


def _sumar(clave: str) -> int:
    cache.add(clave, 0, PLAZO)
    try:
        return cache.incr(clave)
    except ValueError:  # it expired between the two
        cache.set(clave, 1, PLAZO)
        return 1
