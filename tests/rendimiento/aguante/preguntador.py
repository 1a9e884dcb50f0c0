"""A process that searches all along, through the API, until it is asked to stop, and tells every answer that was not good.

While fichas are only published, a total never falls: of an answer from half an index, or from an old one, the total does.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from threading import Event
from urllib.parse import urlencode

import django

DE_UNA_PALABRA = ("municipalidad", "gestion", "atencion", "programa")
POR_PAGINA = 100


class Preguntador:
    def __init__(self, palabra: str, *, seguir: bool, admite_degradadas: bool, pausa: float):
        self.palabra, self.pausa, self.fin = palabra, pausa, Event()
        self.totales: Counter[str] = Counter()
        self.ms: list[float] = []
        self.degradadas: list[tuple[float, float]] = []  # when they ended, and ms
        self.fallas: list[str] = []
        self.vistas: dict[str, float] = {}  # code → when a search first found it
        # Words alone and one by one: of several, how many are required depends on the corpus, and totals may fall.
        self.preguntas = ["", "tipo=practica", *(f"q={q}" for q in DE_UNA_PALABRA)]
        self.seguir, self.admite_degradadas = seguir, admite_degradadas

    def vuelta(self) -> None:
        """Each question once, and after each whether what is being published is found."""
        for pregunta in self.preguntas:
            self.preguntar(pregunta)
            if self.seguir:
                self.mirar_lo_nuevo()
            if self.fin.wait(self.pausa):
                return

    def preguntar(self, pregunta: str) -> dict | None:
        desde = time.perf_counter()
        try:
            dicho = self._pedir(pregunta)
        except Exception as error:  # whatever it is, a search failed
            self.fallas.append(f"{pregunta}: {type(error).__name__}: {error}"[:300])
            return None
        ms = (time.perf_counter() - desde) * 1000
        if dicho["degradada"] and self.admite_degradadas:
            self.degradadas.append((time.time(), ms))
            return dicho
        self.ms.append(ms)
        self.fallas += [f"{pregunta}: {motivo}" for motivo in self.reparos(pregunta.partition("&pagina")[0], dicho)]
        return dicho

    def reparos(self, pregunta: str, dicho: dict):
        codigos = [acierto["codigo"] for acierto in dicho["aciertos"]]
        if dicho["degradada"]:
            yield "contestó la base de datos"
        elif (
            sum(v["cantidad"] for v in dicho["facetas"]["tipo"]["valores"]) != dicho["total"]
            and "tipo=" not in pregunta
        ):
            yield "las cuentas no suman el total"
        if len(set(codigos)) < len(codigos):
            yield "una ficha sale dos veces"
        if dicho["total"] < self.totales[pregunta]:
            yield f"el total bajó de {self.totales[pregunta]} a {dicho['total']}"
        self.totales[pregunta] = max(self.totales[pregunta], dicho["total"])

    def mirar_lo_nuevo(self) -> None:
        """The latest published, page after page while all are new."""
        pagina, quedan = 1, True
        while quedan:
            datos = {"q": self.palabra, "corregir": "no", "orden": "recientes", "por_pagina": POR_PAGINA}
            dicho = self.preguntar(f"{urlencode(datos)}&pagina={pagina}")
            ahora = time.time()
            nuevas = {a["codigo"] for a in dicho["aciertos"]} - self.vistas.keys() if dicho else set()
            self.vistas |= dict.fromkeys(nuevas, ahora)
            pagina, quedan = pagina + 1, len(nuevas) == POR_PAGINA

    def _pedir(self, pregunta: str) -> dict:
        from ..bench import pedir

        return pedir(f"/api/v1/fichas?{pregunta}").json()


def main() -> None:
    palabra, seguir, degradadas, pausa, salida = *sys.argv[1:5], Path(sys.argv[5])
    os.environ["API_LIMITE"] = "1000000/m"
    django.setup()
    preguntador = Preguntador(
        palabra, seguir=seguir == "seguir", admite_degradadas=degradadas == "degradadas", pausa=float(pausa)
    )
    signal.signal(signal.SIGTERM, lambda *_: preguntador.fin.set())
    preguntador._pedir("")  # the first of a process loads its code, which takes seconds with many starting at once
    while not preguntador.fin.is_set():
        preguntador.vuelta()
        salida.with_suffix(".listo").touch()
    dicho = {
        "ms": preguntador.ms,
        "degradadas": preguntador.degradadas,
        "fallas": preguntador.fallas,
        "vistas": preguntador.vistas,
    }
    salida.write_text(json.dumps(dicho, ensure_ascii=False))


if __name__ == "__main__":
    main()
