"""Reads a mapping file and refuses, with what to mend, one that cannot mean anything."""

import difflib
import re
import tomllib
from dataclasses import fields
from pathlib import Path

from .campos import COLUMNAS
from .hallazgos import Ilegible
from .mapeo import DE_ENTIDAD, Mapa, aplanar


def leer_mapa(ruta: Path) -> Mapa:
    """Raises Ilegible, with what to mend."""
    try:
        datos = tomllib.loads(ruta.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Ilegible(f"No se puede leer «{ruta}»: {error.strerror}. Revise la ruta.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Ilegible(f"«{ruta}» no es TOML en UTF-8 ({error}): corríjalo ahí.") from error
    secciones = {c.name for c in fields(Mapa)}
    for seccion, contenido in datos.items():
        if seccion not in secciones or not isinstance(contenido, dict):
            raise Ilegible(f"«{ruta}» tiene «{seccion}»; las secciones son {', '.join(sorted(secciones))}.")
    mapa = Mapa(**datos)
    _revisar(ruta, mapa)
    return mapa


def _revisar(ruta: Path, mapa: Mapa) -> None:
    for seccion in ("columnas", "constantes", "valores", "extraer", "recortar", "completo"):
        conocidas = COLUMNAS | set(DE_ENTIDAD if seccion in ("constantes", "valores", "extraer") else ())
        for destino in getattr(mapa, seccion):
            if destino not in conocidas:
                parecida = difflib.get_close_matches(destino, conocidas, n=1)
                sugerencia = f"¿quiso decir «{parecida[0]}»?" if parecida else "vea docs/formato-fichas.md."
                raise Ilegible(f"«{ruta}», [{seccion}]: no hay ninguna columna «{destino}»; {sugerencia}")
    _revisar_valores(ruta, mapa)


def _revisar_valores(ruta: Path, mapa: Mapa) -> None:
    for destino, origen in [*mapa.columnas.items(), *((d, mapa.entidades.get(d, "")) for d in DE_ENTIDAD)]:
        if not all(isinstance(o, str) for o in aplanar(origen)):
            raise Ilegible(f"«{ruta}»: «{destino}» debe ser el nombre de una columna o una lista de nombres.")
    if mal := [s for s in mapa.completo.values() if s not in COLUMNAS]:
        raise Ilegible(f"«{ruta}», [completo]: «{mal[0]}» no es una columna donde quepa el texto entero.")
    if not isinstance(mapa.entidades.get("por_defecto", ""), str):
        raise Ilegible(f"«{ruta}», [entidades]: «por_defecto» debe ser un nombre entre comillas.")
    if ajenas := set(mapa.entidades) - {*DE_ENTIDAD, "crear", "por_defecto"}:
        raise Ilegible(f"«{ruta}», [entidades]: no se entiende «{min(ajenas)}»; use {', '.join(DE_ENTIDAD)} o crear.")
    if mal := [d for d, n in mapa.recortar.items() if not isinstance(n, int) or isinstance(n, bool) or n < 2]:
        raise Ilegible(f"«{ruta}», [recortar]: «{mal[0]}» debe ser un número de letras mayor que 1.")
    if mal := [d for d, tabla in mapa.valores.items() if not isinstance(tabla, dict)]:
        raise Ilegible(f"«{ruta}»: escriba [valores.{mal[0]}] como una tabla.")
    for destino, patron in mapa.extraer.items():
        try:
            re.compile(patron)
        except (re.error, TypeError) as error:
            raise Ilegible(f"«{ruta}», [extraer]: «{destino}» no es una expresión regular ({error}).") from error
