"""What a search answers to a page or to the API: hits with their labels, facets with their counts, ready to be shown."""

from dataclasses import dataclass, field
from datetime import datetime

from .consulta import Consulta
from .facetas import Faceta


@dataclass(frozen=True)
class ValorFaceta:
    codigo: str
    nombre: str
    cantidad: int
    elegido: bool = False
    excluido: bool = False
    hijos: tuple["ValorFaceta", ...] = ()
    retirado: bool = False  # of a version no longer in force


@dataclass(frozen=True)
class FacetaContada:
    faceta: Faceta
    valores: tuple[ValorFaceta, ...]
    cuantos: int  # values with hits, shown or not
    elegidos: int = 0  # included and excluded
    retirados: tuple[ValorFaceta, ...] = ()

    @property
    def quedan(self) -> int:
        """Values that the list does not show."""
        return max(0, self.cuantos - len(self.valores) - len(self.retirados))


@dataclass(frozen=True)
class Resaltado:
    campo: str
    titulo: str  # of the field, in words: «solución»
    html: str  # escaped, hits inside <mark>


@dataclass(frozen=True)
class Acierto:
    """A hit. `cifra` is the headline: its `de`, `a`, `unidad`, `estado` (of the evidence) when there is an indicator."""

    codigo: str
    codigo_externo: str
    tipo: str
    url: str
    titulo: str
    resumen: str
    publicada: datetime | None  # the first time
    titulo_html: str
    extracto_html: str
    entidad: str
    nivel: str  # in words: «Local, provincial»
    lugar: str
    periodo: str  # «2021–2023»
    anio: int | None
    cifra: dict | None
    resultado: str  # of a lesson, in words
    resultado_detalle: str
    costo: str
    duracion: str
    validacion: str
    demostracion: bool
    resaltados: tuple[Resaltado, ...] = ()

    @property
    def coincide_en(self) -> list[str]:
        """Names of the fields where the words were found, in order."""
        return [r.titulo for r in self.resaltados]


@dataclass(frozen=True)
class Chip:
    texto: str  # «Tema: Trámites y licencias»
    sin_el: Consulta  # the same search without it
    excluido: bool = False

    @property
    def url(self) -> str:
        return self.sin_el.url()


@dataclass(frozen=True)
class Resultado:
    consulta: Consulta
    total: int
    aciertos: tuple[Acierto, ...]
    facetas: tuple[FacetaContada, ...]
    motor: str
    degradada: bool = False
    relajada: bool = False
    demasiado_lejos: bool = False  # the page asked for is beyond hit 10,000
    avisos: tuple[str, ...] = ()
    correccion: dict | None = None
    chips: tuple[Chip, ...] = field(default=())

    @property
    def paginas(self) -> int:
        return -(-self.total // self.consulta.por_pagina)

    @property
    def primero(self) -> int:
        return (self.consulta.pagina - 1) * self.consulta.por_pagina + 1

    @property
    def ultimo(self) -> int:
        return min(self.total, self.primero + len(self.aciertos) - 1)
