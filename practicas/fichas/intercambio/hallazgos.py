"""What a file brings and what is found wrong in it, in words that tell its author the fix."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

ANCHO_DEL_VALOR = 80  # characters of a value that a report repeats


class Ilegible(Exception):
    """Nothing can be done with the file as a whole: the message tells the fix."""


class Gravedad(StrEnum):
    RECHAZO = "rechazada"  # the row is out
    AVISO = "aviso"  # the row is in, and something in it should be looked at
    NOTA = "nota"  # the row is in, and something was decided about it


@dataclass(frozen=True)
class Hallazgo:
    gravedad: Gravedad
    archivo: str
    linea: int  # 0: the file as a whole
    campo: str
    valor: str
    motivo: str


@dataclass
class Fila:
    """One ficha as the file has it: cells by column, and what has been found in it so far."""

    archivo: str
    linea: int
    celdas: dict[str, Any]
    hallazgos: list[Hallazgo] = field(default_factory=list)

    def anotar(self, gravedad: Gravedad, campo: str, valor: Any, motivo: str) -> None:
        hallazgo = Hallazgo(gravedad, self.archivo, self.linea, legible(campo), resumir(valor), legible(motivo))
        self.hallazgos.append(hallazgo)

    def rechazar(self, campo: str, valor: Any, motivo: str) -> None:
        self.anotar(Gravedad.RECHAZO, campo, valor, motivo)

    def avisar(self, campo: str, valor: Any, motivo: str) -> None:
        self.anotar(Gravedad.AVISO, campo, valor, motivo)

    @property
    def rechazada(self) -> bool:
        return any(h.gravedad == Gravedad.RECHAZO for h in self.hallazgos)


def legible(texto: str) -> str:
    """Without halves of characters, which no terminal and no file takes."""
    return texto.encode("utf-8", "replace").decode()


def resumir(valor: Any) -> str:
    """What a report repeats of a value: one line, short."""
    texto = "" if valor is None else str(valor)[: ANCHO_DEL_VALOR * 4]
    texto = " ".join(legible(texto).split())
    return texto if len(texto) <= ANCHO_DEL_VALOR else f"{texto[: ANCHO_DEL_VALOR - 1]}…"
