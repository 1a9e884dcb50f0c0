"""Two spellings of one word are one word: lower case, accents off, blanks joined."""

import unicodedata


def plegar(texto: str) -> str:
    """«  Atención al  Niño » → «atencion al nino»."""
    sin_tildes = "".join(c for c in unicodedata.normalize("NFKD", texto.casefold()) if not unicodedata.combining(c))
    return " ".join(sin_tildes.split())
