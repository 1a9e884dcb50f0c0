"""Which leaf of the vocabulary `nivel` a body belongs to, when the file only says nacional, regional or local."""

import re
from collections.abc import Collection

from practicas.catalogos.plegado import plegar

GENERALES = ("nacional", "regional", "local")

# The first that fits decides; each pattern reads the folded text of its column.
_REGLAS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "nacional": (
        ("poder", r"^poder legislativo$", "nacional.legislativo"),
        ("poder", r"^poder judicial$", "nacional.judicial"),
        ("poder", r"autonomo", "nacional.autonomo"),
        ("nombre", r"^universidad ", "nacional.universidad"),
        ("nombre", r"^ministerio del? ", "nacional.ejecutivo.ministerio"),
        ("nombre", r"^empresa | s\.a(\.[ac])?\.?$", "nacional.empresa"),
        ("nombre", r"^(programa|proyecto|unidad ejecutora) ", "nacional.ejecutivo.programa"),
        ("nombre", r"", "nacional.ejecutivo.organismo"),
    ),
    "regional": (
        ("nombre", r"^mancomunidad ", "regional.mancomunidad"),
        ("nombre", r"", "regional.gobierno"),
    ),
    "local": (
        ("nombre", r"^municipalidad metropolitana ", "local.metropolitana"),
        ("nombre", r"^municipalidad provincial ", "local.provincial"),
        ("nombre", r"^municipalidad distrital ", "local.distrital"),
        ("nombre", r"^municipalidad (de|del) centro poblado ", "local.centro-poblado"),
        ("nombre", r"^mancomunidad ", "local.mancomunidad"),
        # Provincial or district? Only who writes the file knows.
        ("nombre", r"^municipalidad ", ""),
        ("nombre", r"", "local.organismo"),
    ),
}


class NivelDesconocido(ValueError):
    """The message tells what to write instead."""


def hoja_de(celdas: dict[str, str], hojas: Collection[str]) -> str:
    """Leaf code for a row; `hojas` are those of the vocabulary. Raises NivelDesconocido."""
    nivel = celdas.get("nivel", "").casefold()
    if nivel in hojas:
        return nivel
    if nivel not in GENERALES:
        opciones = ", ".join((*GENERALES, *sorted(hojas)))
        raise NivelDesconocido(f"La columna «nivel» tiene «{celdas.get('nivel', '')}»; use uno de {opciones}.")
    hoja = next(h for columna, patron, h in _REGLAS[nivel] if re.search(patron, plegar(celdas.get(columna, ""))))
    if not hoja:
        raise NivelDesconocido("El nombre no dice qué municipalidad es: ponga local.provincial o local.distrital.")
    return hoja
