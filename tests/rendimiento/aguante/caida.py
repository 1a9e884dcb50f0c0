"""A node, or the whole engine, killed while many search and two publish: nobody gets an error, nothing is lost."""

import time

from .base import Corrida
from .comprobacion import comprobar
from .elenco import RESPIRO, Preguntadores, publicadores

PUBLICAN, POR_SEGUNDO = 2, 2  # processes, and fichas that they publish among them


def correr(*, cluster, victimas, fuera: float, clientes: int, segundos: int, semilla: int) -> dict:
    """Killed at a quarter of the time, back after `fuera` seconds. While it is away the database may answer."""
    corrida = Corrida("caida", segundos * POR_SEGUNDO, semilla)
    publican = publicadores(corrida, PUBLICAN, PUBLICAN / POR_SEGUNDO)
    with Preguntadores(corrida, clientes, admite_degradadas=True, pausa=RESPIRO):
        for proceso in publican:
            proceso.empezar()
        try:
            time.sleep(segundos / 4)
            de_vuelta = _fuera_un_rato(cluster, victimas, fuera)
            for proceso in publican:
                proceso.esperar()
            hechos = comprobar(corrida)
        finally:
            for proceso in publican:
                proceso.matar()
    salidas = {proceso.nombre: proceso.salidas for proceso in publican}
    return {
        "salidas": salidas,
        "de_vuelta": de_vuelta,
        **hechos,
        **corrida.preguntado(),
        "publicadas": corrida.publicadas(),
    }


def _fuera_un_rato(cluster, victimas, segundos: float) -> float:
    """When they began to start again: they take the processor of this machine from those who search."""
    for nodo in victimas:
        nodo.matar()
    time.sleep(segundos)
    for nodo in victimas:
        nodo.arrancar()
    de_vuelta = time.time()
    cluster.esperar()
    return de_vuelta
