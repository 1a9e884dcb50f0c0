"""The arithmetic of an evaluation, exact: fractions, so that nobody stays below a threshold for a rounding."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .models import Criterio, Rubrica
from .models.rubrica import MAXIMO

BRECHA = 20  # points of 100: over it, a third evaluator

Valores = Mapping[int, int | Fraction]  # criterion → score


@dataclass(frozen=True)
class Dictamen:
    """What some scores come to. `faltas`: the criteria that by themselves keep it from being validated."""

    puntaje: Fraction
    faltas: tuple[Criterio, ...]
    validada: bool


def va_sumando(criterios: Iterable[Criterio], valores: Valores) -> Fraction:
    """Of 100, with the criteria already scored: what is not scored adds nothing."""
    pesos = {c.pk: c.peso for c in criterios if c.es_central}
    total = sum(pesos.values())
    sumado = sum((Fraction(valores[pk]) * peso for pk, peso in pesos.items() if pk in valores), Fraction(0))
    return sumado * 100 / (total * MAXIMO) if total else Fraction(0)


def dictamen(rubrica: Rubrica, criterios: Sequence[Criterio], valores: Valores) -> Dictamen:
    """Of scores of every criterion, of one evaluator or averaged."""
    puntaje = va_sumando(criterios, valores)
    faltas = tuple(c for c in criterios if _falta(c, valores.get(c.pk, 0)))
    return Dictamen(puntaje, faltas, validada=not faltas and puntaje >= rubrica.umbral)


def _falta(criterio: Criterio, valor: int | Fraction) -> bool:
    if criterio.es_excluyente:
        return valor <= Fraction(1, 2)  # as many noes as yeses are a no
    return criterio.es_central and valor < criterio.minimo


def promediar(criterios: Sequence[Criterio], de_cada_uno: Sequence[Valores]) -> dict[int, Fraction]:
    """Criterion → mean of its scores. Of an excluding one, the share of those who said yes."""
    return {c.pk: Fraction(sum(v.get(c.pk, 0) for v in de_cada_uno), 1) / len(de_cada_uno) for c in criterios}


def hace_falta_un_tercero(dictamenes: Sequence[Dictamen]) -> bool:
    """They are more than 20 points apart, or one would validate it and another would not."""
    puntajes = [d.puntaje for d in dictamenes]
    return max(puntajes) - min(puntajes) > BRECHA or len({d.validada for d in dictamenes}) > 1


def resolver(rubrica: Rubrica, criterios: Sequence[Criterio], de_cada_uno: Sequence[Valores]) -> Dictamen:
    """The means decide; but what every evaluator by themselves would not validate is not validated for being averaged."""
    conjunto = dictamen(rubrica, criterios, promediar(criterios, de_cada_uno))
    alguno = any(dictamen(rubrica, criterios, valores).validada for valores in de_cada_uno)
    return Dictamen(conjunto.puntaje, conjunto.faltas, conjunto.validada and alguno)


def redondear(valor: Fraction, decimales: int = 2) -> Decimal:
    """To be kept or shown."""
    return Decimal(round(valor * 10**decimales)).scaleb(-decimales)
