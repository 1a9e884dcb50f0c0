"""A rebuild of the whole corpus with searches all along and fichas published meanwhile."""

import json
import sys
import time
from pathlib import Path

import django

from .base import Corrida
from .comprobacion import comprobar
from .elenco import RESPIRO, Preguntadores, publicadores
from .procesos import Proceso, propio

PAUSA, ESPERA = 0.5, 60  # seconds: between publications, for the turn


def correr(*, publicaciones: int, semilla: int) -> dict:
    corrida = Corrida("reconstruccion", publicaciones, semilla)
    salida = corrida.carpeta / "rehecho.json"
    rehace = Proceso("rehace", propio("reconstruccion", salida), corrida.carpeta)
    publica = publicadores(corrida, 1, PAUSA)[0]
    with Preguntadores(corrida, 2, pausa=RESPIRO):
        for proceso in (rehace, publica):
            proceso.empezar()
        try:
            rehace.esperar()
            termino = time.time()
            publica.esperar()
            hechos = comprobar(corrida)
        finally:
            rehace.matar()
            publica.matar()
    durante = sum(cuando <= termino for _, cuando, _ in corrida.publicadas())
    salidas = {proceso.nombre: proceso.salidas for proceso in (rehace, publica)}
    return {**json.loads(salida.read_text()), "durante": durante, "salidas": salidas, **hechos, **corrida.preguntado(), "publicadas": corrida.publicadas()}  # fmt: skip


def rehacer() -> dict:
    """Seconds of the whole; and of processor, those of the engine for the new index.

    Of processor, because while others search the two share it, and what they take is not what the engine costs. The rest is reading
    fichas, making documents, and writing what is published meanwhile to the index in use, with the threads of the engine that it takes.
    """
    from busqueda import indexacion, reconstruccion

    de_leer = del_que_sirve = 0.0
    leer, escribir_pendientes = reconstruccion._leer_y_anotar, reconstruccion.escribir_pendientes

    def cronometrado(*args):
        nonlocal de_leer
        pasan, sigue = leer(*args), True
        while sigue:
            desde = time.thread_time()
            documento = next(pasan, None)
            de_leer += time.thread_time() - desde
            if sigue := documento is not None:
                yield documento

    def de_paso(*args, **kwargs):
        nonlocal de_leer, del_que_sirve
        de_todos, de_este = time.process_time(), time.thread_time()
        escribir_pendientes(*args, **kwargs)
        del_que_sirve += time.process_time() - de_todos
        de_leer -= time.thread_time() - de_este  # it is called from within the reading

    reconstruccion._leer_y_anotar = cronometrado
    reconstruccion.escribir_pendientes = de_paso
    desde, de_procesador = time.perf_counter(), time.process_time()
    hechas = indexacion.reconstruir(espera=ESPERA)
    del_motor = time.process_time() - de_procesador - de_leer - del_que_sirve
    return {"rehechas": hechas, "segundos": time.perf_counter() - desde, "segundos_del_motor": del_motor}


if __name__ == "__main__":
    django.setup()
    Path(sys.argv[1]).write_text(json.dumps(rehacer()))
