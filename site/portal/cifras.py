"""Figures, amounts and changes in words, as Peru writes them: «1,234.5», «S/ 38,400.00», «−87 %», «de 23 a 3»."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from practicas.fichas.fechas import fecha_en_palabras
from practicas.fichas.models import Indicador

FINO = "\u202f"  # thin space that does not break: before «%»
FIJO = "\u00a0"
MENOS = "\u2212"


def numero(valor) -> str:
    """1234.5000 → «1,234.5»; nothing for None."""
    if valor is None or valor == "":
        return ""
    return f"{Decimal(str(valor)).normalize():,f}".replace("-", MENOS)


def soles(valor) -> str:
    """38400 → «S/ 38,400.00»."""
    return "" if valor is None or valor == "" else f"S/{FIJO}{Decimal(str(valor)):,.2f}".replace("-", MENOS)


def fecha(valor: date | datetime | None) -> str:
    """«14 set. 2026»; a moment is read at the hour of Lima."""
    if not valor:
        return ""
    dia = timezone.localdate(valor) if isinstance(valor, datetime) else valor
    return fecha_en_palabras(dia.isoformat())


def con_signo(valor: Decimal) -> str:
    return numero(valor) if valor <= 0 else f"+{numero(valor)}"


def separar_unidad(unidad: str) -> tuple[str, str]:
    """What is read stuck to the figure, and the rest: «% de niños» → («%», «de niños»)."""
    return ("%", unidad[1:].strip()) if unidad.startswith("%") else ("", unidad)


def cambio(indicador: Indicador) -> str:
    """«−87 %»; in points when it already is a percentage: «+23 puntos». Empty when it cannot be told."""
    if indicador.linea_base is None or indicador.logro is None:
        return ""
    if indicador.unidad.startswith("%"):
        return f"{con_signo(indicador.logro - indicador.linea_base)} puntos"
    if indicador.cambio_pct is None:
        return ""
    return f"{con_signo(indicador.cambio_pct.quantize(Decimal(1), ROUND_HALF_UP))}{FINO}%"


def meta_en_palabras(indicador: Indicador) -> str:
    if indicador.cumple_meta is None:
        return ""
    if not indicador.cumple_meta:
        return "No llegó a la meta"
    return "Llegó a la meta" if indicador.logro == indicador.meta else "Meta superada"
