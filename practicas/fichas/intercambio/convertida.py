"""A row with the words of the file already read: what it brings for a ficha, and nothing about how to keep it."""

import re
from dataclasses import dataclass, field
from typing import Any

from ..models import Practica
from .campos import Formato
from .hallazgos import Fila

_NUMERADA = re.compile(r"^(\w+)\.(\d{1,3})\.(\w+)$")


@dataclass
class Convertida:
    """Values by column: only those that the row brings, so that what it does not say is left as it is."""

    fila: Fila
    formato: Formato
    valores: dict[str, Any] = field(default_factory=dict)
    partes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    desconocidas: set[str] = field(default_factory=set)
    de_control: set[str] = field(default_factory=set)
    practica: Practica | None = None  # the one a lesson names, once found

    def __getitem__(self, columna: str) -> Any:
        return self.valores.get(columna)

    @property
    def codigo(self) -> str:
        """Our code, as an export wrote it: it tells which ficha this is, and never gives one."""
        codigo = str(self.fila.celdas.get("codigo") or "").strip()
        # It goes to the database unread: what no code has, and no database takes, is no code.
        return codigo if codigo.isascii() and codigo.isprintable() else ""


def reunir(celdas: dict[str, Any]) -> dict[str, Any]:
    """Numbered columns of a table («indicadores.1.nombre») become the list that JSON would have; empty ones are no row."""
    sueltas, numeradas = {}, {}
    for columna, valor in celdas.items():
        if encontrada := _NUMERADA.match(columna):
            partes, numero, campo = encontrada.groups()
            numeradas.setdefault(partes, {}).setdefault(int(numero), {})[campo] = valor
        else:
            sueltas[columna] = valor
    for partes, filas in numeradas.items():
        llenas = [filas[n] for n in sorted(filas) if any(v not in (None, "") for v in filas[n].values())]
        ya = sueltas.get(partes)
        sueltas[partes] = [*ya, *llenas] if isinstance(ya, list) else llenas
    return sueltas
