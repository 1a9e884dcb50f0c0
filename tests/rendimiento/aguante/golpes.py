"""Publications from several processes and rebuilds at the same time, while they are killed at random moments and go on where they were."""

import random
import time
from collections.abc import Iterator

from .base import Corrida
from .comprobacion import comprobar
from .elenco import Preguntadores, publicadores, reconstructor
from .procesos import Proceso


def correr(*, publicaciones: int, procesos: int, muertes: int, semilla: int) -> dict:
    corrida = Corrida("golpes", publicaciones, semilla)
    elenco = [*publicadores(corrida, procesos), reconstructor(corrida)]
    golpes = Golpes(corrida, elenco, muertes)
    desde = time.time()
    with Preguntadores(corrida):
        try:
            golpes.hasta_que_terminen()
            segundos = time.time() - desde
            hechos = comprobar(corrida)
        finally:
            for proceso in elenco:
                proceso.matar()
    salidas = {proceso.nombre: proceso.salidas for proceso in elenco}
    return {"segundos": segundos, "muertes": golpes.dados, "salidas": salidas, **hechos, **corrida.preguntado(), "publicadas": corrida.publicadas()}  # fmt: skip


class Golpes:
    """When each comes is drawn beforehand: after so many publications, and a little later."""

    def __init__(self, corrida: Corrida, elenco: list[Proceso], muertes: int):
        self.corrida, self.elenco = corrida, elenco
        self.dados: list[str] = []
        azar = corrida.azar
        total = len(corrida.pks)
        self.tras = sorted(azar.sample(range(total // 20, total * 9 // 10), muertes))
        self.victimas = list(_por_turnos(elenco, azar, muertes))
        self.demoras = [azar.uniform(0, 2) for _ in range(muertes)]

    def hasta_que_terminen(self) -> None:
        *publican, rehace = self.elenco
        for proceso in self.elenco:
            proceso.empezar()
        while any(proceso.sigue() for proceso in publican):
            if not rehace.sigue():
                rehace.empezar()
            if self.toca():
                self.dar()
            time.sleep(0.02)
        rehace.esperar()

    def toca(self) -> bool:
        return len(self.dados) < len(self.tras) and len(self.corrida.publicadas()) >= self.tras[len(self.dados)]

    def dar(self) -> None:
        """To the one drawn, or to another if it has finished its share."""
        time.sleep(self.demoras[len(self.dados)])
        for victima in (self.victimas[len(self.dados)], *self.elenco):
            if victima.matar():
                self.dados.append(victima.nombre)
                victima.empezar()
                return


def _por_turnos(elenco: list[Proceso], azar: random.Random, cuantos: int) -> Iterator[Proceso]:
    """Every one falls once before any falls twice; the rebuilder first of all."""
    while cuantos > 0:
        ronda = [elenco[-1], *azar.sample(elenco[:-1], len(elenco) - 1)]
        yield from ronda[:cuantos]
        cuantos -= len(ronda)
