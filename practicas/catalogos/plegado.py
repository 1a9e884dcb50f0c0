"""Two spellings of one word are one word: lower case, accents off, blanks joined."""

import re
import unicodedata
from itertools import filterfalse

_VARIANTES = {"a": "aáàä", "e": "eéèë", "i": "iíìï", "o": "oóòö", "u": "uúùü", "n": "nñ", "c": "cç"}


def plegar(texto: str) -> str:
    """«  Atención al  Niño » → «atencion al nino»."""
    texto = texto.casefold()
    if not texto.isascii():  # the common case, and half the time of writing an index
        texto = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", texto)))
    return " ".join(texto.split())


def patron(palabra: str) -> str:
    """A regular expression for the word however accented, for columns kept as typed: «gestion» → «g[eéèë]sti[oóòö][nñ]»."""
    letras = (f"[{_VARIANTES[c]}{_VARIANTES[c].upper()}]" if c in _VARIANTES else re.escape(c) for c in plegar(palabra))
    return "".join(letras)
