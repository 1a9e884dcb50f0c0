"""What time brings: scheduled publications, deferred lessons, changes left pending, mail, what is old. A thread of the demonstration, a service in production."""

import io
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from django.core.management import call_command
from django.db import close_old_connections

from busqueda import bitacora, indexacion, lecturas
from practicas.avisos import tareas as avisos
from practicas.envios.servicios import olvidar_propuestas
from practicas.fichas import servicios

registro = logging.getLogger("yachay.reloj")


@dataclass(frozen=True)
class Tarea:
    nombre: str
    cada: int  # seconds
    hacer: Callable[[], object]


def _recordar() -> None:
    call_command("recordatorios", stdout=io.StringIO())


TAREAS = (
    Tarea("publicar lo programado", 60, lambda: call_command("publish_scheduled", verbosity=0)),
    Tarea("abrir lecciones diferidas", 600, servicios.divulgar_diferidas),
    Tarea("poner al día el índice", 30, indexacion.ponerse_al_dia),
    Tarea("enviar los avisos", 15, avisos.enviar_pendientes),
    Tarea("enviar los resúmenes del día", 300, avisos.enviar_resumenes),
    Tarea("recordar los plazos", 3600, _recordar),
    Tarea("olvidar los libros que nadie aceptó", 3600, olvidar_propuestas),
    Tarea("podar la bitácora de búsquedas", 24 * 3600, bitacora.podar),
    Tarea("podar las cuentas de lecturas", 24 * 3600, lecturas.podar),
)


def andar(fin: Event) -> None:
    """Until `fin`: each task at its pace, the first time at once. One that fails is told and tried again at its next turn."""
    toca = dict.fromkeys(TAREAS, 0.0)
    while not fin.is_set():
        ahora = time.monotonic()
        for tarea in [t for t, cuando in toca.items() if cuando <= ahora]:
            _hacer(tarea)
            toca[tarea] = ahora + tarea.cada
        close_old_connections()
        fin.wait(1)


def _hacer(tarea: Tarea) -> None:
    try:
        tarea.hacer()
    except Exception:  # the clock may not stop for what one task finds
        registro.exception("Falló la tarea «%s»", tarea.nombre)
