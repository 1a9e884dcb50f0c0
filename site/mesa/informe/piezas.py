"""What the report is made of, whatever it is shown in: page, document or workbook."""

from dataclasses import dataclass
from decimal import Decimal

from portal.cifras import numero

Celda = str | int | float | Decimal | None


@dataclass(frozen=True)
class Cifra:
    valor: int
    texto: str


@dataclass(frozen=True)
class Columna:
    nombre: str
    numerica: bool


@dataclass(frozen=True)
class Cuadro:
    """A table: its first columns are words, the rest figures."""

    titulo: str
    encabezados: tuple[str, ...]
    filas: list[tuple[Celda, ...]]
    de_texto: int = 1
    con_total: bool = False  # the last row
    vacio: str = "No hay nada en este corte."

    @property
    def columnas(self) -> list[Columna]:
        return [Columna(nombre, n >= self.de_texto) for n, nombre in enumerate(self.encabezados)]

    @property
    def escritas(self) -> list[list[tuple[Columna, str]]]:
        """Each cell with its column, as it is read."""
        return [[(c, en_palabras(v)) for c, v in zip(self.columnas, fila, strict=True)] for fila in self.filas]


@dataclass(frozen=True)
class Apartado:
    ancla: str
    titulo: str
    entrada: str
    cuadros: list[Cuadro]


def en_palabras(valor: Celda) -> str:
    return valor if isinstance(valor, str) else numero(valor)


def porcentaje(parte: int, todo: int) -> Decimal | None:
    """With one decimal; None of nothing."""
    return round(Decimal(100 * parte) / todo, 1) if todo else None
