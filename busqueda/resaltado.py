"""Where the words were found, shown in the text: escaped HTML with `<mark>` around each hit. Made here, not by an engine."""

from collections.abc import Mapping

from django.utils.html import escape

from .espanol import Palabra, hay_alguna, normalizar, palabras
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


Formas = frozenset[tuple[str, ...]]  # what was searched: roots, alone or in a row


def encontradas(texto: str, formas: Formas) -> list[Palabra]:
    """The words of a normalised text that are one of the forms, or stand in a row that is one."""
    if not formas or not hay_alguna(texto, frozenset(forma[0] for forma in formas)):
        return []
    dichas = list(palabras(texto))
    raices = [p.raiz for p in dichas]
    largos = {len(forma) for forma in formas}
    dentro = {
        lugar
        for largo in largos
        for desde in range(len(raices) - largo + 1)
        if tuple(raices[desde : desde + largo]) in formas
        for lugar in range(desde, desde + largo)
    }
    return [dichas[lugar] for lugar in sorted(dentro)]


def marcar(texto: str, formas: Formas, desde: int = 0, hasta: int | None = None) -> str:
    """The text between two places, escaped, with every word found marked."""
    texto = normalizar(texto)
    hasta = len(texto) if hasta is None else hasta
    return _marcar(texto, encontradas(texto, formas), desde, hasta)


def _marcar(texto: str, halladas: list[Palabra], desde: int, hasta: int) -> str:
    trozos, ultimo = [], desde
    for palabra in halladas:
        if desde <= palabra.inicio and palabra.fin <= hasta:
            antes, dicha = texto[ultimo : palabra.inicio], texto[palabra.inicio : palabra.fin]
            trozos += [escape(antes), "<mark>", escape(dicha), "</mark>"]
            ultimo = palabra.fin
    return "".join([*trozos, escape(texto[ultimo:hasta])])


def extracto(texto: str, formas: Formas, largo: int = EXTRACTO) -> str:
    """About `largo` characters around the first hit, cut at words, marked."""
    texto = normalizar(texto)
    return _extracto(texto, encontradas(texto, formas), largo)


def _extracto(texto: str, halladas: list[Palabra], largo: int = EXTRACTO) -> str:
    primera = halladas[0].inicio if halladas else 0
    desde = 0 if primera < largo * 2 // 3 else texto.rfind(" ", 0, primera - largo // 3) + 1
    hasta = len(texto)
    if hasta > desde + largo:
        hasta = max(texto.rfind(" ", desde, desde + largo), desde + largo // 2)
    html = _marcar(texto, halladas, desde, hasta)
    return f"{'… ' if desde else ''}{html}{'…' if hasta < len(texto) else ''}"


def resaltar(muestra: Mapping, formas: Formas) -> tuple[Resaltado, ...]:
    """One per field where something was found, in the order of the ficha; then the terms, labels and place that say it."""
    campos = {"titulo": muestra["titulo"], "resumen": muestra["resumen"], **muestra["secciones"]}
    encontrados = []
    for campo, escrito in (*campos.items(), ("entidad", muestra["entidad"])):
        texto = normalizar(escrito)
        if halladas := encontradas(texto, formas):
            encontrados.append(Resaltado(campo, CAMPOS.get(campo, campo), _extracto(texto, halladas)))
    # Until it is made anew, an index may be of a version that did not keep them.
    for que, nombre, dichas in muestra.get("clasificacion", ()):
        if encontradas(normalizar(dichas or nombre), formas):
            titulo = que if que.isupper() else que.lower()
            encontrados.append(Resaltado("clasificacion", f"{titulo} «{nombre}»", marcar(nombre, formas)))
    return tuple(encontrados)
