"""Values of a ficha → JSON."""

import datetime
from decimal import Decimal
from typing import Any

from ..cifras import escribir_cifra


def escribir(valor: Any, forma: str) -> Any:
    """The value as JSON has it; None, an empty text and an empty list are not written."""
    if valor is None or valor == "" or valor == []:
        return None
    if forma == "momento":
        return valor.astimezone(datetime.UTC).isoformat()
    if forma == "cifra":
        return cifra_exacta(Decimal(valor))
    if forma == "lineas":
        return valor.split("\n")
    if forma in ("fecha", "clave", "archivo"):
        return str(valor) or None
    return valor


def cifra_exacta(valor: Decimal) -> int | float | str:
    """A JSON number where it keeps every digit; text where a float would lose some."""
    if valor == valor.to_integral_value():
        return int(valor)
    return float(valor) if Decimal(repr(float(valor))) == valor else escribir_cifra(valor)
