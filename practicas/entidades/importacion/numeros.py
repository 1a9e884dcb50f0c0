"""Whole numbers as people write them: metres and inhabitants."""

import re

_ESPACIOS = dict.fromkeys(map(ord, " \u00a0\u202f'"))
_CON_MILES = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MILES_CON_PUNTO = re.compile(r"-?\d{1,3}(?:\.\d{3})+,\d+")
_SIMPLE = re.compile(r"-?\d+(?:[.,]\d+)?")
_SOLO_MILES_CON_PUNTO = re.compile(r"\d{1,3}(?:\.\d{3})+")


def numero(texto: str) -> int | None:
    """«1,234.5», «1 234,5», «1.234,5» or «1234.5» → 1234, rounded. None where it is not a number."""
    limpio = texto.strip().translate(_ESPACIOS)
    if _CON_MILES.fullmatch(limpio):
        limpio = limpio.replace(",", "")
    elif _MILES_CON_PUNTO.fullmatch(limpio):
        limpio = limpio.replace(".", "")
    elif not _SIMPLE.fullmatch(limpio):
        return None
    return round(float(limpio.replace(",", ".")))


def habitantes(texto: str) -> int | None:
    """The same for people, who have no decimals: «1.234» are 1234 of them, where of metres it is one and a bit."""
    limpio = texto.strip().translate(_ESPACIOS)
    return numero(limpio.replace(".", "") if _SOLO_MILES_CON_PUNTO.fullmatch(limpio) else limpio)
