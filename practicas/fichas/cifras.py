"""Figures as people write them in Peru: «1,234.5», «1 234,50», «1234.5», «S/ 38,400.00»."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from .models import Indicador

FINO = "\u202f"  # thin space that does not break: before «%»
FIJO = "\u00a0"
MENOS = "\u2212"
_MILES_COMA = re.compile(r"^-?\d{1,3}(,\d{3})+(\.\d+)?$")
_MILES_PUNTO = re.compile(r"^-?\d{1,3}(\.\d{3})+,\d+$")
_MILES_BLANCO = re.compile(r"^-?\d{1,3}( \d{3})+([.,]\d+)?$")
_SIN_MILES = re.compile(r"^-?\d+([.,]\d+)?$")


def leer_cifra(texto: str) -> Decimal:
    """The number meant; ValidationError says how to write it. «1,234» is a thousand, as Peru writes it."""
    limpio = re.sub(r"[\s\u00a0\u202f]+", " ", str(texto)).strip().replace("−", "-")
    limpio = re.sub(r"^S/\.?\s*", "", limpio)
    if _MILES_COMA.match(limpio):
        return Decimal(limpio.replace(",", ""))
    if _MILES_PUNTO.match(limpio):
        return Decimal(limpio.replace(".", "").replace(",", "."))
    if _MILES_BLANCO.match(limpio) or _SIN_MILES.match(limpio):
        return Decimal(limpio.replace(" ", "").replace(",", "."))
    raise ValidationError(f"«{texto}» no es una cifra: escriba, por ejemplo, 1234.5 o 1,234.50.")


def escribir_cifra(valor: Decimal | None) -> str:
    """1234.5000 → «1234.5», as exports write it."""
    return "" if valor is None else f"{valor.normalize():f}"


def cifra_en_palabras(valor: Decimal | int | None) -> str:
    """1234.5000 → «1,234.5», as people read it in Peru."""
    return "" if valor is None else f"{Decimal(valor).normalize():,f}"


# --- As pages and documents show them ---------------------------------------------------------------------------------
def numero(valor) -> str:
    """1234.5000 → «1,234.5»; nothing for None."""
    if valor is None or valor == "":
        return ""
    return f"{Decimal(str(valor)).normalize():,f}".replace("-", MENOS)


def soles(valor) -> str:
    """38400 → «S/ 38,400.00»."""
    return "" if valor is None or valor == "" else f"S/{FIJO}{Decimal(str(valor)):,.2f}".replace("-", MENOS)


def meses(cantidad: int | None) -> str:
    """«1 mes», «7 meses»; nothing for none."""
    return f"{cantidad} mes{'' if cantidad == 1 else 'es'}" if cantidad else ""


def con_signo(valor: Decimal) -> str:
    return numero(valor) if valor <= 0 else f"+{numero(valor)}"


def separar_unidad(unidad: str) -> tuple[str, str]:
    """What is read stuck to the figure, and the rest: «% de niños» → («%», «de niños»)."""
    return ("%", unidad[1:].strip()) if unidad.startswith("%") else ("", unidad)


def cambio(indicador: "Indicador") -> str:
    """«−87 %»; in points when it already is a percentage: «+23 puntos». Empty when it cannot be told."""
    if indicador.linea_base is None or indicador.logro is None:
        return ""
    if indicador.unidad.startswith("%"):
        puntos = indicador.logro - indicador.linea_base
        return f"{con_signo(puntos)} punto{'' if abs(puntos) == 1 else 's'}"
    if indicador.cambio_pct is None:
        return ""
    return f"{con_signo(indicador.cambio_pct.quantize(Decimal(1), ROUND_HALF_UP))}{FINO}%"


def meta_en_palabras(indicador: "Indicador") -> str:
    if indicador.cumple_meta is None:
        return ""
    if not indicador.cumple_meta:
        return "No llegó a la meta"
    return "Llegó a la meta" if indicador.logro == indicador.meta else "Meta superada"
