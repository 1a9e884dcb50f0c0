"""People served and altitude of each government, out of a table of districts (INEI)."""

from collections import Counter
from collections.abc import Iterable

from practicas.catalogos import lugares
from practicas.catalogos.tablas import Problema

from .codigos import con_ceros
from .numeros import habitantes, numero

COLUMNAS_DE_LUGARES = ("ubigeo", "altitud", "poblacion")
# The regional government of Lima governs all the department but the province of Lima (Ley 27867, art. 65), from Huacho.
_LIMA, _HUACHO = "15", "150801"


class Medidas:
    def __init__(self, filas: Iterable[tuple[int, dict[str, str] | Problema]] = ()):
        self._poblacion: Counter[str] = Counter()
        self._altitud: dict[str, int] = {}
        for _, fila in filas:
            if not isinstance(fila, Problema):
                self._sumar(con_ceros(fila["ubigeo"]), habitantes(fila["poblacion"]), numero(fila["altitud"]))

    def _sumar(self, distrito: str, poblacion: int | None, altitud: int | None) -> None:
        if poblacion is not None:
            superiores = {distrito, distrito[:4], distrito[:2]}
            if distrito[:4] == lugares.LIMA_METROPOLITANA:
                superiores.discard(_LIMA)
            self._poblacion.update(dict.fromkeys(superiores, poblacion))
        if altitud is not None:
            self._altitud[distrito] = altitud

    def de(self, nivel: str, ubigeo: str) -> tuple[int | None, int | None]:
        """Population and altitude (m) for a leaf level and its UBIGEO; None where they do not apply or are not known."""
        match nivel:
            case "local.distrital":
                return self._en(ubigeo, capital=ubigeo)
            case "local.provincial" | "local.metropolitana":
                return self._en(ubigeo[:4], capital=f"{ubigeo[:4]}01")
            case "regional.gobierno":
                return self._en(ubigeo[:2], capital=_HUACHO if ubigeo[:2] == _LIMA else f"{ubigeo[:2]}0101")
            case _:
                return None, None

    def _en(self, lugar: str, *, capital: str) -> tuple[int | None, int | None]:
        return self._poblacion.get(lugar), self._altitud.get(capital)
