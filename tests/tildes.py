"""The accented words of some texts, and how they are typed by whoever leaves accents out."""

from collections.abc import Mapping

from busqueda.espanol import _PALABRA, normalizar
from practicas.catalogos.plegado import plegar as sin_tilde


def con_tilde(texto: str) -> set[str]:
    return {p for p in _PALABRA.findall(normalizar(texto)) if p.isalpha() and sin_tilde(p) != p.casefold()}


def donde_se_dicen(textos: Mapping[str, str]) -> dict[str, set[str]]:
    """Accented word → names of the texts that say it."""
    donde: dict[str, set[str]] = {}
    for nombre, texto in textos.items():
        for palabra in con_tilde(texto):
            donde.setdefault(palabra, set()).add(nombre)
    return donde
