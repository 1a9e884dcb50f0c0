"""Who takes part in a run: publishers, a rebuilder, searchers."""

import time

from .base import Corrida
from .procesos import Proceso, de_manage, propio


def publicadores(corrida: Corrida, cuantos: int, pausa: float = 0) -> list[Proceso]:
    nombres = [f"publicador-{n}" for n in range(cuantos)]
    return [
        Proceso(nombre, propio("publicador", corrida.palabra, n, cuantos, pausa, corrida.carpeta / f"{nombre}.jsonl"), corrida.carpeta)
        for n, nombre in enumerate(nombres)
    ]  # fmt: skip


def reconstructor(corrida: Corrida) -> Proceso:
    return Proceso("reconstructor", de_manage("reconstruir_indice"), corrida.carpeta)


# Seconds that whoever searches takes to look at what was found. Without them each holds a core of its own, and what is measured is who
# gets the two that there are.
RESPIRO = 0.25


class Preguntadores:
    """They search while the block lasts, `pausa` seconds after each answer; the first also looks for what is being published."""

    def __init__(self, corrida: Corrida, cuantos: int = 1, *, admite_degradadas: bool = False, pausa: float = 0):
        degradadas = "degradadas" if admite_degradadas else "no"
        self.salidas = [corrida.carpeta / f"preguntador-{n}.json" for n in range(cuantos)]
        self.procesos = [
            Proceso(salida.stem, propio("preguntador", corrida.palabra, "seguir" if n == 0 else "no", degradadas, pausa, salida), corrida.carpeta)
            for n, salida in enumerate(self.salidas)
        ]  # fmt: skip

    def __enter__(self) -> None:
        for proceso in self.procesos:
            proceso.empezar()
        while not all(salida.with_suffix(".listo").exists() for salida in self.salidas):
            if not all(proceso.sigue() for proceso in self.procesos):
                self.__exit__()
                raise SystemExit(f"Un preguntador no pudo empezar: {self.procesos[0].bitacora.read_text()[-2000:]}")
            time.sleep(0.1)

    def __exit__(self, *_) -> None:
        for proceso in self.procesos:
            proceso.terminar()
