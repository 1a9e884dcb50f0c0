"""Two spellings of one word are one word: lower case, accents off, blanks joined."""

import re
import unicodedata

_VARIANTES = {"a": "aáàä", "e": "eéèë", "i": "iíìï", "o": "oóòö", "u": "uúùü", "n": "nñ", "c": "cç"}


def plegar(texto: str) -> str:
    """«  Atención al  Niño » → «atencion al nino»."""
    sin_tildes = "".join(c for c in unicodedata.normalize("NFKD", texto.casefold()) if not unicodedata.combining(c))
    return " ".join(sin_tildes.split())


def patron(palabra: str) -> str:
    """A regular expression for the word however accented, for columns kept as typed: «gestion» → «g[eéèë]sti[oóòö][nñ]»."""
    letras = (f"[{_VARIANTES[c]}{_VARIANTES[c].upper()}]" if c in _VARIANTES else re.escape(c) for c in plegar(palabra))
    return "".join(letras)
