"""The log of searches, from which staff learn what is looked for in vain. It tells what was searched, never who.

A search only leaves a note in memory; the thread of `hilo` writes the notes together, and a database that fails loses no search (they
wait for it, up to `MAXIMO`).
"""

import logging
import re
import time
from collections import deque
from datetime import timedelta
from threading import Lock
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from practicas.catalogos.plegado import plegar

from . import buscador, hilo
from .consulta import Consulta
from .models import BusquedaHecha
from .resultado import Resultado

registro = logging.getLogger("yachay.busqueda")
MAXIMO = 10_000  # notes that wait for a database that does not answer; then the oldest go
_CORREO = re.compile(r"\S+@\S+")
# A document, a telephone (also in its usual groups of three), an account.
_NUMERO = re.compile(r"\d{8,}|(?<!\d)\d{3}[ .-]\d{3}[ .-]\d{3}(?!\d)")

_notas: deque[BusquedaHecha] = deque(maxlen=MAXIMO)
_candado = Lock()


def buscar(consulta: Consulta) -> Resultado:
    """A search that a person asks for. Going on to its next pages is not another."""
    desde = time.perf_counter()
    resultado = buscador.buscar(consulta)
    if consulta.pagina == 1:
        anotar(resultado, ms=round((time.perf_counter() - desde) * 1000))
    return resultado


def anotar(resultado: Resultado, ms: int) -> None:
    consulta = enmascarar(resultado.consulta.q)[: BusquedaHecha.MAXIMO_DE_CONSULTA]
    _notas.append(
        BusquedaHecha(
            momento=timezone.now(),
            consulta=consulta,
            plegada=plegar(consulta)[: BusquedaHecha.MAXIMO_DE_CONSULTA],
            filtros=_filtros(resultado.consulta)[: BusquedaHecha.MAXIMO_DE_FILTROS],
            aciertos=resultado.total,
            motor=resultado.motor,
            ms=ms,
        )
    )
    hilo.despertar()


def enmascarar(q: str) -> str:
    """Without e-mail addresses, runs of eight digits or more, or telephones in groups of three."""
    return _NUMERO.sub("[número]", _CORREO.sub("[correo]", q))


def _filtros(consulta: Consulta) -> str:
    return urlencode(consulta.parametros(q="", orden="relevancia", corregir=True, pagina=1, vista="lista"))


@hilo.escribe
def vaciar() -> int:
    """Write what waits, all together; return how many. Those that the database refuses wait for the next time."""
    with _candado:
        tanda = [_notas.popleft() for _ in range(len(_notas))]
        try:
            BusquedaHecha.objects.bulk_create(tanda, batch_size=500)
        except DatabaseError:
            registro.warning("Las búsquedas hechas esperan: la base de datos no responde", exc_info=True)
            _notas.extendleft(reversed(tanda[max(0, len(tanda) + len(_notas) - MAXIMO) :]))
            return 0
    return len(tanda)


def podar() -> int:
    """Erase what is older than `BITACORA_DIAS`; return how many."""
    limite = timezone.now() - timedelta(days=settings.BITACORA_DIAS)
    return BusquedaHecha.objects.filter(momento__lt=limite).delete()[0]
