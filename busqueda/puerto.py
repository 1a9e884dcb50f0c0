"""The border of the search engine: what is asked and what is answered, as frozen values. No object of an engine crosses it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Orden = Literal["relevancia", "recientes", "titulo"]


# Name of the reader that answers when the engine does not.
DE_RESERVA = "base de datos"


class MotorCaido(Exception):
    """The engine does not answer: the caller degrades."""


class EscrituraRechazada(Exception):
    """The engine took all that it was given but these, which it would refuse again: id of the document → why."""

    def __init__(self, rechazados: Mapping[str, str]):
        self.rechazados = rechazados
        super().__init__("; ".join(f"{id}: {motivo}" for id, motivo in rechazados.items()))


# --- The question -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Raiz:
    """One word of the query: any of these satisfies it, the word itself before what stands for it."""

    alternativas: tuple[tuple[str, ...], ...]  # each a phrase of one or more roots; the first is the word itself


@dataclass(frozen=True)
class Texto:
    """What was typed, analysed. Empty = everything."""

    raices: tuple[Raiz, ...] = ()
    frases: tuple[tuple[str, ...], ...] = ()  # every one required, its roots in this order
    negadas: tuple[tuple[str, ...], ...] = ()  # roots or phrases that may not appear
    minimo: int = 0  # how many of `raices` a hit must have

    @property
    def vacio(self) -> bool:
        return not (self.raices or self.frases or self.negadas)


@dataclass(frozen=True)
class Filtro:
    """Codes of one facet: included are OR'd, excluded AND NOT'd."""

    incluidos: tuple[str, ...] = ()
    excluidos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rango:
    desde: int | None = None
    hasta: int | None = None


@dataclass(frozen=True)
class Peticion:
    """What an engine is asked. `facetas` are counted, each ignoring its own filter."""

    texto: Texto = Texto()
    filtros: Mapping[str, Filtro] = field(default_factory=dict)
    rangos: Mapping[str, Rango] = field(default_factory=dict)
    codigo: str = ""  # a ficha with this code comes first
    preferidos: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # facet → codes that rank a little higher
    seguidas: bool = True  # words that stand together as they were typed rank a little higher
    orden: Orden = "relevancia"
    desde: int = 0
    cuantos: int = 20
    facetas: Sequence[str] = ()
    contar_palabras: bool = False  # tell too how many have these words, whatever the filters


# --- The answer -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Hallazgo:
    """A document found: its id, its score, and what was kept of it to show."""

    id: str
    puntaje: float
    muestra: Mapping[str, Any]


@dataclass(frozen=True)
class Respuesta:
    total: int
    hallazgos: tuple[Hallazgo, ...]
    cuentas: Mapping[str, Mapping[str, int]]  # facet → code → fichas
    de_palabras: int = 0  # when it was asked: fichas with these words, whatever the filters


@dataclass(frozen=True)
class Documento:
    """A whole document to write under its id; `contenido` None is a deletion."""

    id: str
    version: int
    contenido: Mapping[str, Any] | None


class Motor(Protocol):
    nombre: str

    def buscar(self, peticion: Peticion) -> Respuesta:
        """MotorCaido when it does not answer."""

    def contar(self, texto: Texto) -> int:
        """Fichas with these words, whatever the filters."""

    def sugerir(self, palabras: Sequence[str], comienzo: str, cuantos: int) -> tuple[Hallazgo, ...]:
        """Fichas whose title has these folded words and one that begins so, the best documented first."""

    def escribir(self, documentos: Iterable[Documento]) -> None:
        """Write whole documents by id; visible to every reader when it returns. One writer at a time.

        EscrituraRechazada when some cannot be taken; any other failure is of the engine, and nothing is known of any.
        """

    def versiones(self) -> Mapping[str, int]:
        """Id → version of every document in the index."""

    def reconstruir(self) -> "Reconstruccion":
        """Begin a new, empty index beside the one in use."""

    def indice_en_uso(self) -> str:
        """Name of the physical index that answers; empty before the first."""

    def esta_al_dia(self) -> bool:
        """Whether the index in use has the schema of this version."""


class Reconstruccion(Protocol):
    nombre: str  # of the new physical index

    def escribir(self, documentos: Iterable[Documento]) -> None:
        """As that of the engine. The first time no document comes twice."""

    def activar(self) -> None:
        """Searches move to the new index in one step; the old one goes."""

    def abandonar(self) -> None:
        """It will not be activated: nothing of it stays."""
