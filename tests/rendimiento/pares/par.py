"""What every peer must do: take the documents, and answer a question with a page of hits and the counts of all the facets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from busqueda.consulta import Consulta
from busqueda.puerto import Documento, Peticion


@dataclass(frozen=True)
class Pregunta:
    """As our site reads it and as our engines are asked it: words corrected, as strict as they fill a page."""

    consulta: Consulta
    peticion: Peticion


@dataclass(frozen=True)
class Contestado:
    total: int
    cuentas: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # facet → code → fichas


class Par(Protocol):
    nombre: str

    def paso(self, pregunta: Pregunta) -> Callable[[], Contestado]:
        """Ready to be timed."""

    def pedidos(self) -> int:
        """Round trips to its server since it began."""


class Constructor(Par, Protocol):
    """One that has an index of its own."""

    def construir(self, documentos: Iterable[Documento]) -> None:
        """From nothing to searchable."""

    def mb(self) -> float:
        """What it keeps on disk."""

    def memoria(self) -> float | None:
        """MB of its server; None where it has none."""


@dataclass(frozen=True)
class Participan:
    """Those that are timed; those that build, since the rest read what these built; those whose counts are looked at."""

    todos: Sequence[Par]
    constructores: Sequence[Constructor]
    cuentan: Sequence[Par]
