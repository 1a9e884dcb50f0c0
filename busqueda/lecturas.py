"""How often each ficha is read: a number per ficha and day, without a trace of who.

A request only adds one in memory; the thread of `hilo` writes the sums together.
"""

import logging
from collections import Counter
from datetime import date, timedelta
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F

from practicas.catalogos import dias_habiles

from . import hilo
from .models import Lectura

registro = logging.getLogger("yachay.busqueda")
_cuentas: Counter[tuple[str, date]] = Counter()
_candado = Lock()


def anotar(codigo: str) -> None:
    with _candado:
        _cuentas[codigo, dias_habiles.hoy()] += 1
    hilo.despertar()


@hilo.escribe
def vaciar() -> int:
    """Write what was counted; return of how many fichas. What the database refuses waits for the next time."""
    with _candado:
        tanda = Counter(_cuentas)
        _cuentas.clear()
    if not tanda:
        return 0
    try:
        _escribir(tanda)
    except DatabaseError:
        registro.warning("Las lecturas esperan: la base de datos no responde", exc_info=True)
        with _candado:
            _cuentas.update(tanda)
        return 0
    return len(tanda)


@transaction.atomic
def _escribir(tanda: Counter[tuple[str, date]]) -> None:
    """In one order, so that two processes do not wait for each other."""
    claves = sorted(tanda)
    Lectura.objects.bulk_create([Lectura(codigo=c, dia=d) for c, d in claves], ignore_conflicts=True)
    for codigo, dia in claves:
        Lectura.objects.filter(codigo=codigo, dia=dia).update(veces=F("veces") + tanda[codigo, dia])


def podar() -> int:
    """Erase what is older than `LECTURAS_DIAS`; return how many."""
    return Lectura.objects.filter(dia__lt=dias_habiles.hoy() - timedelta(days=settings.LECTURAS_DIAS)).delete()[0]
