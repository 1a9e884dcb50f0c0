"""How each kind of value is written in a file: text, figures, dates, yes or no, one of a list. Terms and entities: `catalogo`."""

import datetime
import math
import re
import uuid
from collections.abc import Callable
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from practicas.catalogos.plegado import plegar

from ..cifras import escribir_cifra, leer_cifra
from ..fechas import leer_fecha
from .campos import Campo
from .celdas import SEPARADOR

_IMPOSIBLES = re.compile(r"[\x00\ud800-\udfff]")
_DE_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SI = {"si", "s", "true", "verdadero", "1", "x"}
_NO = {"no", "n", "false", "falso", "0"}
ORDEN_MAXIMO = 20  # digits before the point: nothing that a ficha counts has more


def leer_parrafos(valor: Any, campo: Campo | None = None) -> str:
    """Text of several lines. What no database keeps is refused; other control characters become blanks."""
    if isinstance(valor, (dict, list)):
        raise ValidationError("Escriba un texto, no una lista ni un objeto.")
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
    return "\n".join(t for t in (leer_texto(p) for p in valor) if t)


def leer_numero(valor: Any, campo: Campo) -> Decimal:
    if isinstance(valor, (bool, dict, list)):
        raise ValidationError("Escriba una cifra, por ejemplo 1234.5 o 1,234.50.")
    if isinstance(valor, float) and math.isfinite(
        valor
    ):  # of a spreadsheet, which keeps 0.1 + 0.2 as 0.30000000000000004
        valor = round(Decimal(str(valor)), getattr(campo.campo, "decimal_places", 6))
    numero = valor if isinstance(valor, Decimal) else leer_cifra(leer_texto(valor))
    if not numero.is_finite() or (numero and abs(numero.adjusted()) > ORDEN_MAXIMO):
        raise ValidationError("La cifra no cabe: revise los ceros y la unidad.")
    return numero


def leer_entero(valor: Any, campo: Campo) -> int:
    numero = leer_numero(valor, campo)
    if numero != numero.to_integral_value():
        raise ValidationError(f"«{resumido(valor)}» no es un número entero.")
    return int(numero)


def leer_anio(valor: Any, campo: Campo) -> int:
    """A year, or a date of which the year is taken."""
    try:
        return leer_entero(valor, campo)
    except ValidationError:
        return int(leer_fecha_parcial(valor)[:4])


def leer_fecha_parcial(valor: Any, campo: Campo | None = None) -> str:
    if isinstance(valor, datetime.datetime):
        valor = valor.date()
    texto = leer_texto(valor)
    # Spreadsheets and JSON hand a year over as a figure; other systems, a day with its hour.
    texto = re.sub(r"^(\d{4})\.0+$", r"\1", texto)
    return leer_fecha(re.sub(r"^(\d{4}-\d{2}-\d{2})[T ].*$", r"\1", texto))


def leer_dia(valor: Any, campo: Campo) -> datetime.date:
    iso = leer_fecha_parcial(valor)
    if len(iso) < 10:
        raise ValidationError(f"«{resumido(valor)}» no dice el día: escriba, por ejemplo, 31/12/2023.")
    return datetime.date.fromisoformat(iso)


def leer_momento(valor: Any, campo: Campo | None = None) -> datetime.datetime:
    momento = parse_datetime(leer_texto(valor)) if isinstance(valor, str) else None
    if momento is None or timezone.is_naive(momento):
        raise ValidationError("Escriba la fecha y la hora con su zona, por ejemplo 2026-03-01T10:00:00-05:00.")
    return momento


def leer_logico(valor: Any, campo: Campo) -> bool:
    plegado = plegar(leer_texto(valor))
    if plegado not in _SI | _NO:
        raise ValidationError(f"«{resumido(valor)}» no vale: escriba «sí» o «no».")
    return plegado in _SI


def leer_opcion(valor: Any, campo: Campo) -> str:
    """The code of a choice, or its label."""
    plegado = plegar(leer_texto(valor))
    for codigo, rotulo in campo.campo.choices:
        if plegado in (plegar(str(codigo)), plegar(str(rotulo))):
            return codigo
    validos = ", ".join(codigo for codigo, _ in campo.campo.choices if codigo)
    raise ValidationError(f"«{resumido(valor)}» no vale: use uno de {validos}.")


def leer_ubigeo(valor: Any, campo: Campo) -> str:
    """A code of 2, 4 or 6 digits, with the zero that a spreadsheet took from its front."""
    codigo = leer_texto(valor)
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
    return leer_texto(str(valor)[:60])


def escribir(valor: Any, forma: str) -> Any:
    """The value as JSON has it; None, an empty text and an empty list are not written."""
    if valor is None or valor == "" or valor == []:
        return None
    if forma == "momento":
        return valor.astimezone(datetime.UTC).isoformat()
    if forma == "cifra":
        return cifra_exacta(Decimal(valor))
    if forma == "lineas":
        return valor.split("\n")
    if forma in ("fecha", "clave", "archivo"):
        return str(valor) or None
    return valor


def cifra_exacta(valor: Decimal) -> int | float | str:
    """A JSON number where it keeps every digit; text where a float would lose some."""
    if valor == valor.to_integral_value():
        return int(valor)
    return float(valor) if Decimal(repr(float(valor))) == valor else escribir_cifra(valor)


LECTURAS: dict[str, Callable[[Any, Campo], Any]] = {
    "parrafos": leer_parrafos,
    "texto": leer_texto,
    "lineas": leer_lineas,
    "etiquetas": leer_lista,
    "rutas": leer_lista,
    "cifra": leer_numero,
    "entero": leer_entero,
    "anio": leer_anio,
    "fecha": leer_dia,
    "fecha_parcial": leer_fecha_parcial,
    "momento": leer_momento,
    "logico": leer_logico,
    "opcion": leer_opcion,
    "ubigeo": leer_ubigeo,
    "clave": leer_clave,
    "archivo": leer_archivo,
}
# Of our own export: what it says is what there was, blanks included.
LECTURAS_EXACTAS: dict[str, Callable[[Any], Any]] = {
    "parrafos": str,
    "texto": str,
    "ubigeo": str,
    "lineas": "\n".join,
    "rutas": list,
}
