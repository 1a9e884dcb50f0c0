"""What a publication takes to be found while nothing else runs: the figure that the storm is compared with."""

from .base import Corrida
from .comprobacion import comprobar
from .elenco import Preguntadores, publicadores


def correr(*, publicaciones: int, semilla: int) -> dict:
    corrida = Corrida("calma", publicaciones, semilla)
    publica = publicadores(corrida, 1)[0]
    with Preguntadores(corrida):
        publica.empezar()
        publica.esperar()
        hechos = comprobar(corrida)
    salidas = {publica.nombre: publica.salidas}
    return {"salidas": salidas, **hechos, **corrida.preguntado(), "publicadas": corrida.publicadas()}
