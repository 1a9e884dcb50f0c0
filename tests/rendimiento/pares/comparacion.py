"""The run: the same documents for all, the same questions in turns, and who counts right.

Peers that analyse words by themselves find other fichas for the same words, so questions are asked three ways: as they are; with their first
word alone, of which all find about the same; and with their filters alone, of which all must find the same.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.http import QueryDict

from busqueda import buscador
from busqueda.consulta import Consulta, leer_consulta
from busqueda.documento import VERSION

from ..generador import SEMILLA
from ..preguntas import preguntar
from . import hojas
from .de_wagtail import ParWagtail
from .par import Constructor, Participan, Pregunta
from .participantes import participantes
from .revision import revisar
from .turnos import pedidos, por_turnos

PREVIAS, CONTADAS, REVISADAS = 8, 12, 8  # questions: at a hundred thousand fichas some peers take seconds
Forma = Callable[[Consulta], Consulta]
FORMAS: dict[str, Forma] = {
    "as they are": lambda consulta: consulta,
    "first word": lambda consulta: replace(consulta, q=consulta.q.split()[0]) if consulta.q else consulta,
    "filters only": lambda consulta: replace(consulta, q=""),
}


def comparar(cuantas: int) -> dict:
    archivo = settings.VAR / f"documentos-{VERSION}.pickle"
    hojas.guardar(archivo)
    escritas, previas = preguntar(cuantas), preguntar(PREVIAS, SEMILLA + 100)
    with participantes() as participan:
        motor = participan.constructores[0].motor
        hecho: dict = {"construcción": _construir(participan.constructores, archivo)}
        preguntas = {nombre: leer(escritas, forma, motor) for nombre, forma in FORMAS.items()}
        hecho["preguntas"] = {nombre: len(suyas) for nombre, suyas in preguntas.items()}
        hecho["tiempos"] = {
            nombre: por_turnos(participan.todos, leer(previas, FORMAS[nombre], motor), suyas)
            for nombre, suyas in preguntas.items()
        }
        return hecho | _lo_demas(participan, preguntas, archivo)


def _construir(constructores: Sequence[Constructor], archivo: Path) -> dict:
    obras = {}
    for par in constructores:
        if isinstance(par, ParWagtail):
            par.guardar_filas(hojas.leer(archivo))
        desde = time.perf_counter()
        par.construir(hojas.leer(archivo))
        obras[par.nombre] = {"segundos": time.perf_counter() - desde, "mb": par.mb()}
    return obras


def _lo_demas(participan: Participan, preguntas: dict[str, list[Pregunta]], archivo: Path) -> dict:
    mezcla, de_filtros = preguntas["as they are"][:CONTADAS], preguntas["filters only"][:REVISADAS]
    return {
        "memoria": {par.nombre: par.memoria() for par in participan.constructores},
        "pedidos": {par.nombre: pedidos(par, mezcla) for par in participan.todos},
        "cuentas": revisar(participan.cuentan, de_filtros, hojas.leer(archivo)),
        "fichas": sum(1 for _ in hojas.leer(archivo)),
    }


def leer(escritas: Iterable[str], forma: Forma, motor) -> list[Pregunta]:
    """Each search once."""
    consultas = [forma(leer_consulta(QueryDict(escrita))[0]) for escrita in escritas]
    return [_pregunta(consulta, motor) for consulta in {c.url(): c for c in consultas}.values()]


def _pregunta(consulta: Consulta, motor) -> Pregunta:
    escrito, _ = buscador.entender(consulta)
    _, texto = buscador.preguntar(consulta, escrito, (), motor)
    return Pregunta(consulta, buscador.peticion(consulta, escrito, texto, buscador.TODAS))
