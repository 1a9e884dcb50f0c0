"""The facets, one line each. Index schema, addresses, query, sidebar, chips, API, OpenAPI and docs derive from this list."""

from dataclasses import dataclass
from enum import StrEnum

from . import rotulos


class Clase(StrEnum):
    LISTA = "lista"  # every value is shown
    ARBOL = "arbol"  # first level, and the children of what is chosen
    GRANDE = "grande"  # the first twenty and what is chosen; the rest by searching inside
    ANIOS = "anios"  # a range, drawn as a histogram


@dataclass(frozen=True)
class Faceta:
    nombre: str
    titulo: str
    clase: Clase
    fuente: rotulos.Fuente  # of the labels
    abierta: bool = False  # shown open, also on a phone
    plegada: bool = True  # under «Más filtros»
    ayuda: str = ""


FACETAS = (
    Faceta("tipo", "Tipo", Clase.LISTA, rotulos.de_opciones("tipo"), plegada=False),
    Faceta("tema", "Tema", Clase.LISTA, rotulos.DeVocabulario("tema", con_grupos=False), abierta=True, plegada=False),
    Faceta("nivel", "Nivel de gobierno", Clase.ARBOL, rotulos.DeVocabulario("nivel"), abierta=True, plegada=False),
    Faceta("tamano", "Población atendida", Clase.LISTA, rotulos.de_tramos("tamano"), abierta=True, plegada=False),
    Faceta("region", "Región", Clase.ARBOL, rotulos.Lugares(), abierta=True, plegada=False),
    Faceta("costo", "Costo", Clase.LISTA, rotulos.de_tramos("costo"), abierta=True, plegada=False),
    Faceta("anio", "Año", Clase.ANIOS, rotulos.Anios(), plegada=False),
    Faceta("situacion", "Situación", Clase.LISTA, rotulos.de_opciones("situacion"), plegada=False),
    Faceta("altitud", "Altitud", Clase.LISTA, rotulos.de_tramos("altitud"), plegada=False),
    Faceta("evidencia", "Evidencia", Clase.LISTA, rotulos.de_opciones("evidencia"), plegada=False),
    Faceta("resultado", "Resultado (lecciones)", Clase.LISTA, rotulos.de_opciones("resultado"), plegada=False),
    Faceta("funcion", "Función", Clase.LISTA, rotulos.DeVocabulario("funcion")),
    Faceta("duracion", "Duración", Clase.LISTA, rotulos.de_tramos("duracion")),
    Faceta("validacion", "Nivel de revisión", Clase.LISTA, rotulos.de_opciones("validacion")),
    Faceta("pilar", "Pilar", Clase.ARBOL, rotulos.DeVocabulario("pilar")),
    Faceta("eje", "Eje transversal", Clase.ARBOL, rotulos.DeVocabulario("eje")),
    Faceta("entidad", "Entidad", Clase.GRANDE, rotulos.Entidades()),
    Faceta("sector", "Sector", Clase.LISTA, rotulos.DeVocabulario("sector")),
    Faceta("etiqueta", "Etiqueta", Clase.GRANDE, rotulos.Etiquetas()),
    Faceta("enfoque", "Enfoque", Clase.LISTA, rotulos.DeVocabulario("enfoque")),
    Faceta("deficiencia", "Problema de gestión", Clase.LISTA, rotulos.DeVocabulario("deficiencia")),
    Faceta("activo", "Activo para usar", Clase.LISTA, rotulos.DeVocabulario("activo")),
    Faceta("lineamiento", "Lineamiento", Clase.GRANDE, rotulos.DeVocabulario("lineamiento")),
    Faceta("ods", "ODS", Clase.LISTA, rotulos.DeVocabulario("ods")),
    Faceta("idioma", "Idioma", Clase.LISTA, rotulos.de_opciones("idioma", libre=True)),
)
POR_NOMBRE = {f.nombre: f for f in FACETAS}
DE_CODIGOS = tuple(f for f in FACETAS if f.clase != Clase.ANIOS)
DE_ANIOS = tuple(f for f in FACETAS if f.clase == Clase.ANIOS)
