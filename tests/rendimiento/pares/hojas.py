"""The documents that all the peers are given, made once for each size and read from a file, and their words for who analyses by itself."""

import pickle
from collections.abc import Iterator
from pathlib import Path

from busqueda.facetas import DE_ANIOS, DE_CODIGOS
from busqueda.puerto import Documento, Rango

from ..corpus import tandas


def guardar(archivo: Path) -> None:
    if archivo.exists():
        return
    nuevo = archivo.with_suffix(".nuevo")
    with nuevo.open("wb") as salida:
        for _, hechos in tandas():
            pickle.dump(hechos, salida, pickle.HIGHEST_PROTOCOL)
    nuevo.rename(archivo)


def leer(archivo: Path) -> Iterator[Documento]:
    with archivo.open("rb") as entrada:
        while True:
            try:
                yield from pickle.load(entrada)
            except EOFError:
                return


def textos(documento: Documento) -> dict[str, str]:
    """Field → text as it is read. Of terms the document only keeps the roots."""
    contenido = documento.contenido
    muestra = contenido["muestra"]
    return {
        "titulo": muestra["titulo"],
        "resumen": muestra["resumen"],
        "terminos": contenido["texto"]["terminos"],
        "entidad": muestra["entidad"],
        "cuerpo": "\n".join(muestra["secciones"].values()),
    }


def codigos(documento: Documento) -> dict[str, list[str]]:
    """Facet → codes, every facet, years as text."""
    contenido = documento.contenido
    de_codigos = {f.nombre: list(contenido["facetas"].get(f.nombre, ())) for f in DE_CODIGOS}
    return de_codigos | {f.nombre: [str(anio) for anio in contenido[f.nombre]] for f in DE_ANIOS}


def anios(rango: Rango) -> list[str]:
    """For who keeps years as text, several to a ficha, and knows no range of them."""
    return [str(anio) for anio in range(rango.desde or 1950, (rango.hasta or 2050) + 1)]
