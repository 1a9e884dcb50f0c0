"""What an import did, for whoever ran it: counts, refusals, warnings and corrections, also as a table."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from practicas.catalogos.tablas import Problema

from .correcciones import Correccion
from .filas import FUERA_DEL_ARCHIVO
from .registro import Guardadas

COLUMNAS_DEL_INFORME = ("resultado", "linea", "campo", "valor", "ahora", "motivo")


@dataclass(frozen=True)
class Informe:
    leidas: int
    guardadas: Guardadas
    rechazos: tuple[Problema, ...]
    avisos: tuple[Problema, ...]
    correcciones: tuple[Correccion, ...]

    @property
    def rechazadas(self) -> int:
        """Rows of the file that are out, whatever the number of their faults."""
        return len({p.linea for p in self.rechazos} - {FUERA_DEL_ARCHIVO})

    @property
    def aceptadas(self) -> int:
        """Rows of the file that are in: a joined one counts, one added by the corrections does not."""
        return self.leidas - self.rechazadas

    @property
    def entidades(self) -> int:
        return self.guardadas.creadas + self.guardadas.actualizadas + self.guardadas.sin_cambios

    @property
    def correcciones_por_tipo(self) -> dict[str, int]:
        return dict(Counter(correccion.tipo for correccion in self.correcciones))

    def filas(self) -> Iterator[tuple]:
        """One row for each thing that is not as it came, refusals first."""
        for resultado, problemas in (("rechazada", self.rechazos), ("aviso", self.avisos)):
            for p in problemas:
                yield resultado, p.linea, p.campo, p.valor, "", p.motivo
        for c in self.correcciones:
            yield f"corregida: {c.tipo}", c.linea, c.campo, c.antes, c.ahora, c.motivo


def escribir_informe(informe: Informe, archivo: TextIO) -> None:
    escritor = csv.writer(archivo, delimiter=";")
    escritor.writerow(COLUMNAS_DEL_INFORME)
    escritor.writerows(informe.filas())
