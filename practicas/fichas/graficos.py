"""Where the marks of the drawing of an indicator go: pure arithmetic, for whoever draws it on a page or on paper."""

from dataclasses import dataclass
from typing import Any

from .cifras import numero
from .models import Indicador

ANCHO_DE_ROTULO = 80


@dataclass(frozen=True)
class Barra:
    x: float
    ancho: float
    rotulo: str = ""

    @property
    def fin(self) -> float:
        return self.x + self.ancho


@dataclass(frozen=True)
class Grafico:
    """Baseline and achieved value as bars from one zero, the target as a tick."""

    cero: float
    base: Barra | None
    logro: Barra | None
    meta: float | None
    rotulo_meta: str
    cumple: bool

    @property
    def tras_logro(self) -> float:
        """Where the figure of the achieved value is written: past the tick, when the tick would cross it."""
        fin = self.logro.fin if self.logro else self.cero
        return self.meta if self.meta is not None and 0 <= self.meta - fin < ANCHO_DE_ROTULO else fin


def grafico(indicador: Indicador, ancho: float = 168) -> Grafico | None:
    """None when there is nothing to compare."""
    medidas: tuple[Any, ...] = (indicador.linea_base, indicador.meta, indicador.logro)
    valores = [v for v in medidas if v is not None]
    if len(valores) < 2:
        return None
    menor, mayor = min([*valores, 0]), max([*valores, 0])
    escala = ancho / float((mayor - menor) or 1)
    lugar = lambda valor: round(float(valor - menor) * escala, 1)  # noqa: E731  one line, used here alone
    return Grafico(
        cero=lugar(0),
        base=_barra(indicador.linea_base, lugar),
        logro=_barra(indicador.logro, lugar),
        meta=None if indicador.meta is None else lugar(indicador.meta),
        rotulo_meta=numero(indicador.meta),
        cumple=indicador.cumple_meta is not False and indicador.mejora is not False,
    )


def _barra(valor, lugar) -> Barra | None:
    if valor is None:
        return None
    inicio, fin = sorted((lugar(0), lugar(valor)))
    return Barra(inicio, max(round(fin - inicio, 1), 1), numero(valor))
