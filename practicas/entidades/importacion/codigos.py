"""The permanent code of an entity: of the MEF's numbers where they tell bodies apart, of its name where there are none."""

import re

from django.utils.text import slugify

_MUNICIPALIDAD = re.compile(r"\d{6}")


def codigo_de(celdas: dict[str, str]) -> str:
    """`10-010` (sector and pliego), `301250` (municipality), `x-…` (no number); the column `codigo` wins."""
    if celdas.get("codigo"):
        return celdas["codigo"]
    mef, sector = celdas.get("codigo_mef", ""), celdas.get("sector_codigo", "")
    if _MUNICIPALIDAD.fullmatch(mef):
        return mef
    if mef and sector:
        return f"{sector}-{mef:0>3}".lower()
    return f"x-{slugify(celdas['nombre'])}"[:120].rstrip("-")


def con_ceros(codigo: str) -> str:
    """Excel eats the first zero of codes of two, four or six digits."""
    return codigo.zfill(len(codigo) + len(codigo) % 2) if codigo.isascii() and codigo.isdigit() else codigo
