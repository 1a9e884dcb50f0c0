"""What an import did, in figures and in a table for whoever sent the file."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TextIO

from practicas.catalogos.celdas import inofensiva

from .hallazgos import Fila, Gravedad, Hallazgo

COLUMNAS_DEL_INFORME = ("resultado", "archivo", "linea", "campo", "valor", "motivo")
PUBLICADAS, ACTUALIZADAS, BORRADORES = "publicadas", "actualizadas", "borradores"
SIN_CAMBIOS, RESPETADAS, RECHAZADAS = "sin cambios", "respetadas", "rechazadas"


@dataclass
class Informe:
    leidas: int = 0
    cuentas: Counter = field(default_factory=Counter)
    hallazgos: list[Hallazgo] = field(default_factory=list)

    def sumar(self, resultado: str, fila: Fila) -> None:
        self.cuentas[resultado] += 1
        self.hallazgos.extend(fila.hallazgos)

    @property
    def rechazadas(self) -> int:
        return self.cuentas[RECHAZADAS]


def escribir_informe(hallazgos: Iterable[Hallazgo], archivo: TextIO) -> None:
    """CSV for a spreadsheet, refusals first."""
    escritor = csv.writer(archivo, delimiter=";")
    escritor.writerow(COLUMNAS_DEL_INFORME)
    orden = list(Gravedad)
    for h in sorted(hallazgos, key=lambda h: (orden.index(h.gravedad), h.archivo, h.linea)):
        fila = (h.gravedad, h.archivo, h.linea, h.campo, h.valor, h.motivo)
        escritor.writerow([inofensiva(celda) for celda in fila])
