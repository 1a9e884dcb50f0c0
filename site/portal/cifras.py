"""Figures, amounts and changes in words, as Peru writes them: «1,234.5», «S/ 38,400.00», «−87 %», «de 23 a 3»."""

from datetime import date, datetime

from django.utils import timezone

from practicas.fichas.cifras import (
    FIJO,
    FINO,
    MENOS,
    cambio,
    con_signo,
    meta_en_palabras,
    numero,
    separar_unidad,
    soles,
)
from practicas.fichas.fechas import fecha_en_palabras

__all__ = [
    "FIJO",
    "FINO",
    "MENOS",
    "cambio",
    "con_signo",
    "fecha",
    "meta_en_palabras",
    "numero",
    "separar_unidad",
    "soles",
]


def fecha(valor: date | datetime | None) -> str:
    """«14 set. 2026»; a moment is read at the hour of Lima."""
    if not valor:
        return ""
    dia = timezone.localdate(valor) if isinstance(valor, datetime) else valor
    return fecha_en_palabras(dia.isoformat())
