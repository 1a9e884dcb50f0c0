"""What a document is made of, whatever it is written in: a writer of another format reads only this."""

from dataclasses import dataclass
from datetime import datetime

from ..graficos import Grafico


@dataclass(frozen=True)
class Tramo:
    """A run of text that looks the same all along."""

    texto: str
    negrita: bool = False
    cursiva: bool = False
    enlace: str = ""  # https, http or mailto


Linea = tuple[Tramo, ...]


def linea(*tramos: "Tramo | str") -> Linea:
    """Plain text and runs, less those that say nothing."""
    hechos = (Tramo(t) if isinstance(t, str) else t for t in tramos)
    return tuple(t for t in hechos if t.texto)


def en_texto(linea_: Linea) -> str:
    return "".join(t.texto for t in linea_)


@dataclass(frozen=True)
class Apartado:
    """A heading; 1 is that of a ficha inside a longer document, 2 that of its sections, 3 and 4 are inside those."""

    titulo: str
    nivel: int = 2


@dataclass(frozen=True)
class Parrafo:
    linea: Linea
    papel: str = ""  # «entrada», «firma», «cita», «nota»; «aviso», «hecho» and «explica» stand out


@dataclass(frozen=True)
class Lista:
    puntos: "list[list[Bloque]]"
    numerada: bool = False


@dataclass(frozen=True)
class Datos:
    """Names with what is said of each."""

    filas: list[tuple[str, Linea]]


@dataclass(frozen=True)
class Cifra:
    """The headline: «23 → 3 días hábiles»."""

    de: str
    a: str
    pegada: str  # «%», or nothing
    unidad: str

    @property
    def leida(self) -> str:
        return f"De {self.de} a {self.a}{self.pegada}"


@dataclass(frozen=True)
class Dibujo:
    """Base, achieved value and target of an indicator, and the same in words for whoever does not see it."""

    grafico: Grafico
    leido: str
    con_rotulos: bool = False


@dataclass(frozen=True)
class Tabla:
    """Rows below a header that is repeated on each page. A cell is made of lines or of a drawing."""

    cabecera: list[str]
    filas: "list[list[list[Linea | Dibujo]]]"
    anchos: tuple[int, ...] = ()  # parts of the width; even without them
    cifras: frozenset[int] = frozenset()  # columns whose cells go to the right


@dataclass(frozen=True)
class Recuadro:
    """What stands apart, with its own tone: «papel», «ocre» or «verde»."""

    bloques: "list[Bloque]"
    tono: str = "papel"
    entero: bool = False  # not broken between pages


Bloque = Apartado | Parrafo | Lista | Datos | Cifra | Dibujo | Tabla | Recuadro


@dataclass(frozen=True)
class Documento:
    titulo: str
    bloques: list[Bloque]
    fecha: datetime
    autor: str = ""
    idioma: str = "es"  # of what the entity wrote; labels are in Spanish
    cabecera: tuple[str, ...] = ()  # what identifies it at the head of each page
    rotulo: str = ""  # at the foot of each page
    enlace: str = ""  # its permanent address
    tipo: str = ""  # «Buena práctica», «Lección aprendida»
