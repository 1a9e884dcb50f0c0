"""The pieces that a document is made of, whatever it is written in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Apartado:
    """A heading; 1 is that of a ficha inside a longer document, 2 that of its sections."""

    titulo: str
    nivel: int = 2


@dataclass(frozen=True)
class Prosa:
    markdown: str


@dataclass(frozen=True)
class Lista:
    """Points, each a line of Markdown."""

    puntos: list[str]
    numerada: bool = False


@dataclass(frozen=True)
class Tabla:
    """Rows of plain text below a header that is repeated on each page."""

    cabecera: list[str]
    filas: list[list[str]]
    cifras: frozenset[int] = frozenset()  # columns whose cells go to the right


Bloque = Apartado | Prosa | Lista | Tabla
