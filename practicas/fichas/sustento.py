"""What an evidence supports: a path inside its ficha, «resultados» or «indicadores.<clave>», with the field where it matters («….logro»)."""

import re

INDICADOR = re.compile(r"^indicadores\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[a-z_]+)?$")


def de_parte(relacion: str, clave) -> str:
    return f"{relacion}.{clave}"


def parte_de(ruta: str) -> str:
    """The path without its field: «indicadores.<clave>.logro» → «indicadores.<clave>»."""
    return ".".join(ruta.split(".")[:2])


def sustenta(evidencia, parte: str) -> bool:
    """Whether it supports that part of the ficha, or a field of it."""
    return any(parte_de(ruta) == parte for ruta in evidencia.sustenta)
