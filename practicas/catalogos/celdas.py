"""Cells of a table that somebody will open in a spreadsheet: none may run as a formula."""

import re
from typing import Any

SEPARADOR = "|"  # between several values of one cell
_PELIGROSA = re.compile(r"^[=+\-@\t\r]")
_PROTEGIDA = re.compile(r"^'(?=[=+\-@\t\r])")
# What XML 1.0 cannot carry, and a spreadsheet refuses to open.
_ILEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def inofensiva(valor: Any) -> Any:
    """Text that a spreadsheet would run gets an apostrophe before it (OWASP, «CSV injection»); figures are left alone."""
    if not isinstance(valor, str):
        return valor
    limpio = legible(valor)
    return f"'{limpio}" if _PELIGROSA.match(limpio) else limpio


def legible(texto: str) -> str:
    """Without what no workbook can carry. Enough where the cell already says that it is text."""
    return _ILEGAL.sub(" ", texto)


def sin_apostrofo(texto: str) -> str:
    """Undo `inofensiva`, so that what we wrote reads as it was."""
    return _PROTEGIDA.sub("", texto)
