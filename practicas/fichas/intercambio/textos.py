"""Words of a file: text, lists of words, names of files, keys."""

import datetime
import re
import uuid
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError

from practicas.catalogos.celdas import SEPARADOR

from .campos import Campo

A_LA_VISTA = 60  # letters of a value that a reason repeats
_IMPOSIBLES = re.compile(r"[\x00\ud800-\udfff]")
_DE_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


def leer_parrafos(valor: Any, campo: Campo | None = None) -> str:
    """Text of several lines. What no database keeps is refused; other control characters become blanks."""
    if isinstance(valor, (bool, dict, list)):
        raise ValidationError("Escriba un texto, no una lista, un objeto ni verdadero o falso.")
    texto = valor.isoformat() if isinstance(valor, datetime.date) else str(valor)
    if _IMPOSIBLES.search(texto):
        raise ValidationError("El texto tiene caracteres que no existen en Unicode o nulos: vuelva a escribirlo.")
    return _DE_CONTROL.sub(" ", texto.replace("\r\n", "\n").replace("\r", "\n")).strip()


def leer_texto(valor: Any, campo: Campo | None = None) -> str:
    """One line: breaks and runs of blanks become one blank."""
    return " ".join(leer_parrafos(valor).split())


def leer_lista(valor: Any, campo: Campo | None = None) -> list[str]:
    """A list, or text with several values joined by `|`; blanks and repetitions out."""
    partes = valor if isinstance(valor, list) else leer_parrafos(valor).split(SEPARADOR)
    return list(dict.fromkeys(t for t in (leer_texto(p) for p in partes if p is not None) if t))


def leer_lineas(valor: Any, campo: Campo | None = None) -> str:
    if not isinstance(valor, list):
        texto = leer_parrafos(valor)
        valor = texto.split("\n") if "\n" in texto else texto.split(SEPARADOR)
    return "\n".join(t for t in (leer_texto(p) for p in valor if p is not None) if t)


def leer_ubigeo(valor: Any, campo: Campo) -> str:
    """A code of 2, 4 or 6 digits, with the zero that a spreadsheet took from its front."""
    codigo = leer_texto(valor)
    if len(codigo) > A_LA_VISTA:
        raise ValidationError(f"«{resumido(codigo)}» no es un UBIGEO del INEI: use 2, 4 o 6 dígitos.")
    return codigo.zfill(len(codigo) + len(codigo) % 2) if codigo.isdecimal() else codigo


def leer_clave(valor: Any, campo: Campo) -> uuid.UUID:
    try:
        return uuid.UUID(leer_texto(valor))
    except ValueError as error:
        raise ValidationError("La clave de una parte no se escribe: deje la que puso la exportación.") from error


def leer_archivo(valor: Any, campo: Campo) -> str:
    """The name of a file as we keep it: below its own folder, never elsewhere."""
    nombre = PurePosixPath(leer_texto(valor))
    carpeta = campo.campo.upload_to.split("/")[0]
    if nombre.is_absolute() or ".." in nombre.parts or nombre.parts[:1] != (carpeta,):
        raise ValidationError(f"«{resumido(nombre)}» no es el nombre de un archivo de «{carpeta}/».")
    return str(nombre)


def resumido(valor: Any) -> str:
    return leer_texto(str(valor)[:A_LA_VISTA])
