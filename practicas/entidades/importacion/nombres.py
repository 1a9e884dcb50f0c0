"""Names as Spanish writes them: capitals out of upper case, and the accents and capitals of the places in them."""

import unicodedata
from collections.abc import Mapping

from practicas.catalogos import lugares
from practicas.catalogos.plegado import plegar

_PREPOSICIONES = {"a", "con", "de", "del", "en", "para", "por", "y", "e"}
_ARTICULOS = {"el", "la", "las", "los"}
_MENORES = _PREPOSICIONES | _ARTICULOS


def capitalizar(texto: str) -> str:
    """«MINISTERIO DE LA PRODUCCIÓN» → «Ministerio de la Producción»; what has lower case is left as it is."""
    if not texto.isupper():
        return texto
    palabras = texto.lower().split()
    return " ".join(p if i and p in _MENORES else p[:1].upper() + p[1:] for i, p in enumerate(palabras))


def corregir_palabras(nombre: str, palabras: Mapping[str, str]) -> str:
    """Each word that, folded, is one of the list, as the list writes it."""
    return " ".join(palabras.get(plegar(palabra), palabra) for palabra in nombre.split())


def segun_ubigeo(nombre: str, ubigeo: str) -> str:
    """«Municipalidad Distrital de la Union» in 200110 → «Municipalidad Distrital de La Unión»."""
    palabras = nombre.split()
    plegadas = [plegar(palabra) for palabra in palabras]
    for codigo in lugares.ascendencia(ubigeo):
        lugar = lugares.nombre(codigo).split()
        for inicio in range(len(palabras) - len(lugar) + 1):
            tramo = slice(inicio, inicio + len(lugar))
            if plegadas[tramo] == [plegar(palabra) for palabra in lugar]:
                palabras[tramo] = _como_lugar(palabras[tramo], lugar)
    return " ".join(palabras)


def _como_lugar(escritas: list[str], oficiales: list[str]) -> list[str]:
    """Of two spellings of a place, the accents of both and the capitals of a proper name.

    INEI's list has misprints of its own («Villa María Del Triunfo», «San Martin de Porres»), so neither side always wins.
    """
    salida: list[str] = []
    for escrita, oficial in zip(escritas, oficiales, strict=True):
        palabra = oficial if _tildes(oficial) > _tildes(escrita) else escrita
        propia = not salida or _es_articulo_propio(palabra.lower(), salida[-1].lower())
        salida.append(palabra[:1].upper() + palabra[1:] if propia else palabra)
    return salida


def _es_articulo_propio(palabra: str, anterior: str) -> bool:
    """«Villa El Salvador», but «Alto de la Alianza»: a preposition leads the second."""
    return palabra in _ARTICULOS and anterior not in _PREPOSICIONES


def _tildes(palabra: str) -> int:
    return sum(unicodedata.combining(letra) > 0 for letra in unicodedata.normalize("NFD", palabra))
