"""How each kind of value is written in a file: figures, dates, yes or no, one of a list; words are in `textos`."""

import datetime
import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from practicas.catalogos.plegado import plegar

from ..cifras import leer_cifra
from ..fechas import leer_fecha
from .campos import Campo
from .textos import leer_archivo, leer_clave, leer_lineas, leer_lista, leer_parrafos, leer_texto, leer_ubigeo, resumido

_SI = {"si", "s", "true", "verdadero", "1", "x"}
_NO = {"no", "n", "false", "falso", "0"}
# Those of PostgreSQL: SQLite would keep what the other cannot restore.
RANGOS = BaseDatabaseOperations.integer_field_ranges
ORDEN_MAXIMO = 20  # digits before the point: nothing that a ficha counts has more
LARGO_MAXIMO = 60  # of a figure or a date: what is longer is prose, and a report would repeat it whole


def leer_numero(valor: Any, campo: Campo) -> Decimal:
    if isinstance(valor, (bool, dict, list)):
        raise ValidationError("Escriba una cifra, por ejemplo 1234.5 o 1,234.50.")
    if isinstance(valor, float) and math.isfinite(valor):
        # Of a spreadsheet, which keeps 0.1 + 0.2 as 0.30000000000000004.
        valor = round(Decimal(str(valor)), getattr(campo.campo, "decimal_places", 6))
    numero = valor if isinstance(valor, Decimal) else leer_cifra(_corto(valor, "una cifra"))
    if not numero.is_finite() or (numero and abs(numero.adjusted()) > ORDEN_MAXIMO):
        raise ValidationError("La cifra no cabe: revise los ceros y la unidad.")
    return numero


def _corto(valor: Any, que: str) -> str:
    texto = leer_texto(valor)
    if len(texto) > LARGO_MAXIMO:
        raise ValidationError(f"«{resumido(texto)}…» no es {que}: escriba solo eso.")
    return texto


def leer_entero(valor: Any, campo: Campo) -> int:
    numero = leer_numero(valor, campo)
    if numero != numero.to_integral_value():
        raise ValidationError(f"«{resumido(valor)}» no es un número entero.")
    minimo, maximo = RANGOS[campo.campo.get_internal_type()]
    if not minimo <= numero <= maximo:
        raise ValidationError(f"«{resumido(valor)}» no puede ser: escriba un número entre {minimo} y {maximo}.")
    return int(numero)


def leer_anio(valor: Any, campo: Campo) -> int:
    """A year, or a date of which the year is taken."""
    try:
        anio = leer_entero(valor, campo)
    except ValidationError:
        anio = int(leer_fecha_parcial(valor)[:4])
    if not 1000 <= anio <= 9999:
        raise ValidationError(f"«{resumido(valor)}» no es un año: escríbalo con cuatro cifras.")
    return anio


def leer_fecha_parcial(valor: Any, campo: Campo | None = None) -> str:
    if isinstance(valor, datetime.datetime):
        valor = valor.date()
    texto = _corto(valor, "una fecha")
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
    plegado = plegar(leer_texto(str(valor) if isinstance(valor, bool) else valor))
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
