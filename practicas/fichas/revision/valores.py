"""A value of a ficha as a person reads it: names and not codes, figures and dates as Peru writes them."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from practicas.catalogos import lugares
from practicas.catalogos.plegado import plegar

from ..fechas import fecha_en_palabras
from ..intercambio.campos import Campo
from .textos import filas, titulo_de

# What the journey or a reviewer decides, and what is derived from a file: no words of the writer.
_AJENAS = ("clave", "momento")


def en_palabras(objeto: Any, campo: Campo) -> str:
    """Empty for what is not said, and for what no writer changes."""
    if campo.forma in _AJENAS or campo.atributo == "TIPO" or (campo.de_control and campo.forma != "archivo"):
        return ""
    if campo.forma == "terminos":
        return ", ".join(t.nombre for t in sorted(getattr(objeto, campo.atributo).all(), key=lambda t: (t.orden, t.pk)))
    if campo.forma == "etiquetas":
        return ", ".join(sorted((e.tag.name for e in filas(objeto, "etiquetados")), key=plegar))
    if campo.forma == "rutas":
        return ", ".join(titulo_de(objeto.ficha, ruta) for ruta in getattr(objeto, campo.atributo))
    if campo.forma == "opcion":
        return str(getattr(objeto, f"get_{campo.atributo}_display")())
    valor = getattr(objeto, campo.atributo)
    if valor in (None, ""):
        return ""
    return _ESCRITURAS.get(campo.forma, str)(valor)


def _parrafos(texto: str) -> str:
    """A browser sends its line ends in another way: they are no change."""
    return texto.replace("\r\n", "\n").strip()


_ESCRITURAS: dict[str, Callable[[Any], str]] = {
    "logico": lambda valor: "Sí" if valor else "No",
    "cifra": lambda valor: f"{Decimal(valor).normalize():,f}",
    "entero": lambda valor: f"{valor:,}",
    "fecha_parcial": fecha_en_palabras,
    "fecha": lambda valor: fecha_en_palabras(valor.isoformat()),
    "ubigeo": lambda valor: lugares.nombres_completos().get(valor, valor),
    "archivo": lambda valor: PurePosixPath(valor.name).name,
    "parrafos": _parrafos,
    "lineas": _parrafos,
}
