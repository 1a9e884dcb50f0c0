"""Cells of a table that somebody will open in a spreadsheet: none may run as a formula."""

import re
from typing import Any

SEPARADOR = "|"  # between several values of one cell
_COMIENZO = r"[=+\-@\t\r\n＝＋－＠]"  # some spreadsheets read the wide ones as the others
_PELIGROSA = re.compile(rf"^{_COMIENZO}")
_PROTEGIDA = re.compile(rf"^'(?={_COMIENZO})")
_ILEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def en_xml(texto: str) -> str:
    """Without what XML 1.0 cannot carry, for which a spreadsheet or a feed would not open."""
    return _ILEGAL.sub(" ", texto)


def inofensiva(valor: Any) -> Any:
    """Text that a spreadsheet would run gets an apostrophe before it (OWASP, «CSV injection»); figures are left alone."""
    if not isinstance(valor, str):
        return valor
    limpio = en_xml(valor)
    return f"'{limpio}" if _PELIGROSA.match(limpio) else limpio


def sin_apostrofo(texto: str) -> str:
    """Undo `inofensiva`, so that what we wrote reads as it was."""
    return _PROTEGIDA.sub("", texto)
