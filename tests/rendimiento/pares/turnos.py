"""Time and round trips of each peer on the same questions."""

import random
import statistics
from collections.abc import Sequence
from contextlib import ExitStack

from django.db import connections

from ..bench import cronometrar, percentiles
from ..generador import SEMILLA
from .par import Par, Pregunta


def por_turnos(pares: Sequence[Par], previas: Sequence[Pregunta], preguntas: Sequence[Pregunta]) -> dict:
    """In another order each time: whoever goes first pays for what is cold, and for what the one before left running."""
    for pregunta in previas:
        for par in pares:
            par.paso(pregunta)()
    tiempos: dict[str, list[float]] = {par.nombre: [] for par in pares}
    totales: dict[str, list[int]] = {par.nombre: [] for par in pares}
    azar = random.Random(SEMILLA)
    for pregunta in preguntas:
        for par in azar.sample(pares, len(pares)):
            paso, hechos = par.paso(pregunta), []
            tiempos[par.nombre].append(cronometrar(lambda paso=paso, hechos=hechos: hechos.append(paso())))
            totales[par.nombre].append(hechos[0].total)
    return {
        nombre: percentiles(suyos) | {"fichas": statistics.median(totales[nombre])} for nombre, suyos in tiempos.items()
    }


def pedidos(par: Par, preguntas: Sequence[Pregunta]) -> dict:
    """Of a page, on average: round trips to its server, and SQL of Django beside them."""
    al_servidor, sql = [], []
    for pregunta in preguntas:
        paso, antes = par.paso(pregunta), par.pedidos()
        sql.append(_con_sql_contado(paso))
        al_servidor.append(par.pedidos() - antes)
    return {"servidor": statistics.fmean(al_servidor), "sql": statistics.fmean(sql)}


def _con_sql_contado(paso) -> int:
    hechas = []

    def contar(ejecutar, *args):
        hechas.append(1)
        return ejecutar(*args)

    with ExitStack() as pila:
        for alias in connections:
            pila.enter_context(connections[alias].execute_wrapper(contar))
        paso()
    return len(hechas)
