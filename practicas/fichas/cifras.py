"""Figures as people write them in Peru: «1,234.5», «1 234,50», «1234.5», «S/ 38,400.00»."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError

_MILES_COMA = re.compile(r"^-?\d{1,3}(,\d{3})+(\.\d+)?$")
_MILES_PUNTO = re.compile(r"^-?\d{1,3}(\.\d{3})+,\d+$")
_MILES_BLANCO = re.compile(r"^-?\d{1,3}( \d{3})+([.,]\d+)?$")
_SIN_MILES = re.compile(r"^-?\d+([.,]\d+)?$")


def leer_cifra(texto: str) -> Decimal:
    """The number meant; ValidationError says how to write it. «1,234» is a thousand, as Peru writes it."""
    limpio = re.sub(r"[\s\u00a0\u202f]+", " ", str(texto)).strip().replace("−", "-")
    limpio = re.sub(r"^S/\.?\s*", "", limpio)
    if _MILES_COMA.match(limpio):
        return Decimal(limpio.replace(",", ""))
    if _MILES_PUNTO.match(limpio):
        return Decimal(limpio.replace(".", "").replace(",", "."))
    if _MILES_BLANCO.match(limpio) or _SIN_MILES.match(limpio):
        return Decimal(limpio.replace(" ", "").replace(",", "."))
    raise ValidationError(f"«{texto}» no es una cifra: escriba, por ejemplo, 1234.5 o 1,234.50.")


def escribir_cifra(valor: Decimal | None) -> str:
    """1234.5000 → «1234.5», as exports write it."""
    return "" if valor is None else f"{valor.normalize():f}"


def cifra_en_palabras(valor: Decimal | int | None) -> str:
    """1234.5000 → «1,234.5», as people read it in Peru."""
    return "" if valor is None else f"{Decimal(valor).normalize():,f}"
