"""Where the words were found, shown in the text: escaped HTML with `<mark>` around each hit. Made here, not by an engine."""

from collections.abc import Mapping

from django.utils.html import escape

from .espanol import normalizar, palabras
from .resultado import Resaltado

EXTRACTO = 240  # characters
CAMPOS = {
    "titulo": "título",
    "resumen": "resumen",
    "problema": "problema",
    "poblacion_objetivo": "población",
    "objetivo": "objetivo",
    "solucion": "solución",
    "pasos": "pasos",
    "resultados": "resultados",
    "sin_indicador": "resultados",
    "que_no_funciono": "qué no funcionó",
    "sostenibilidad": "sostenibilidad",
    "contexto": "contexto",
    "que_se_esperaba": "qué se esperaba",
    "que_ocurrio": "qué ocurrió",
    "causas": "causas",
    "recomendacion": "recomendación",
    "a_quien_sirve": "a quién le sirve",
    "resultado_detalle": "resultado",
    "entidad": "entidad",
}


def marcar(texto: str, raices: frozenset[str], desde: int = 0, hasta: int | None = None) -> str:
    """The text between two places, escaped, with every word of those roots marked."""
    texto = normalizar(texto)
    hasta = len(texto) if hasta is None else hasta
    trozos, ultimo = [], desde
    for palabra in palabras(texto):
        if palabra.raiz in raices and desde <= palabra.inicio and palabra.fin <= hasta:
            trozos += [
                escape(texto[ultimo : palabra.inicio]),
                "<mark>",
                escape(texto[palabra.inicio : palabra.fin]),
                "</mark>",
            ]
            ultimo = palabra.fin
    return "".join([*trozos, escape(texto[ultimo:hasta])])


def extracto(texto: str, raices: frozenset[str], largo: int = EXTRACTO) -> str:
    """About `largo` characters around the first hit, cut at words, marked."""
    texto = normalizar(texto)
    primera = next((p.inicio for p in palabras(texto) if p.raiz in raices), 0)
    desde = 0 if primera < largo * 2 // 3 else texto.rfind(" ", 0, primera - largo // 3) + 1
    hasta = (
        len(texto) if len(texto) <= desde + largo else max(texto.rfind(" ", desde, desde + largo), desde + largo // 2)
    )
    html = marcar(texto, raices, desde, hasta)
    return f"{'… ' if desde else ''}{html}{'…' if hasta < len(texto) else ''}"


def resaltar(muestra: Mapping, raices: frozenset[str]) -> tuple[Resaltado, ...]:
    """One per field where a word stands, in the order of the ficha."""
    campos = {
        "titulo": muestra["titulo"],
        "resumen": muestra["resumen"],
        **muestra["secciones"],
        "entidad": muestra["entidad"],
    }
    encontrados = []
    for campo, texto in campos.items():
        if raices and any(p.raiz in raices for p in palabras(normalizar(texto))):
            encontrados.append(Resaltado(campo, CAMPOS[campo], extracto(texto, raices)))
    return tuple(encontrados)
