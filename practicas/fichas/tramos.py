"""Bands: figures that people search by size. `tamano` and `altitud` include their lower bound; `costo` and `duracion` their upper one."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Tramo:
    codigo: str
    nombre: str
    limite: Decimal | int | None  # the bound it includes


TAMANO = (
    Tramo("t1", "Menos de 1 mil", 0),
    Tramo("t2", "1 a 5 mil", 1_000),
    Tramo("t3", "5 a 20 mil", 5_000),
    Tramo("t4", "20 a 50 mil", 20_000),
    Tramo("t5", "50 a 100 mil", 50_000),
    Tramo("t6", "Más de 100 mil", 100_000),
)
ALTITUD = (
    Tramo("a1", "Menos de 500 m", None),
    Tramo("a2", "500 a 2,300 m", 500),
    Tramo("a3", "2,300 a 3,500 m", 2_300),
    Tramo("a4", "Más de 3,500 m", 3_500),
)
COSTO = (
    Tramo("s0", "Sin costo adicional", 0),
    Tramo("s1", "Hasta S/ 50 mil", 50_000),
    Tramo("s2", "S/ 50 a 250 mil", 250_000),
    Tramo("s3", "S/ 250 mil a 1 millón", 1_000_000),
    Tramo("s4", "Más de S/ 1 millón", None),
)
COSTO_NO_INFORMADO = Tramo("s-ni", "No informado", None)
DURACION = (
    Tramo("m3", "Hasta 3 meses", 3),
    Tramo("m6", "4 a 6 meses", 6),
    Tramo("m12", "7 a 12 meses", 12),
    Tramo("m13", "Más de 12 meses", None),
)


def desde(tramos: tuple[Tramo, ...], valor) -> Tramo | None:
    """The band whose lower bound is the last one not above `valor`; None without a figure."""
    if valor is None:
        return None
    return [t for t in tramos if t.limite is None or valor >= t.limite][-1]


def hasta(tramos: tuple[Tramo, ...], valor) -> Tramo | None:
    """The first band whose upper bound is not below `valor`; None without a figure."""
    if valor is None:
        return None
    return next(t for t in tramos if t.limite is None or valor <= t.limite)


def de_costo(costo) -> Tramo:
    return hasta(COSTO, costo) or COSTO_NO_INFORMADO
