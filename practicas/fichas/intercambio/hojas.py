"""A sheet of a workbook: its header, and the rows below it."""

import datetime
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from openpyxl.utils import get_column_letter

from practicas.catalogos.celdas import sin_apostrofo
from practicas.catalogos.plegado import plegar

from .hallazgos import Fila, Ilegible

_MOTIVOS = {"f": "Es una fórmula: péguela como valor.", "e": "Es un error de la hoja de cálculo: escriba el dato."}


def filas(archivo: str, hoja) -> Iterator[Fila]:
    """Rows of a sheet below its header. A formula or an error is noted and refuses the row."""
    hoja.reset_dimensions()  # some programs declare a million rows
    columnas: list[str] | None = None
    for numero, celdas in enumerate(hoja.iter_rows(), start=1):
        if not any(texto_de(c.value) for c in celdas):
            continue
        if columnas is None:
            columnas = _columnas(archivo, hoja.title, celdas)
            continue
        yield _fila(archivo, numero, columnas, celdas)


def _columnas(archivo: str, hoja: str, celdas) -> list[str]:
    columnas = [plegar(str(c.value or "")).replace(" ", "_") for c in celdas]
    if repetidas := {c for c in columnas if c and columnas.count(c) > 1}:
        raise Ilegible(f"«{archivo}», hoja «{hoja}»: la columna «{min(repetidas)}» está dos veces; deje una.")
    return columnas


def _fila(archivo: str, numero: int, columnas: list[str], celdas) -> Fila:
    fila = Fila(archivo, numero, {})
    for indice, (columna, celda) in enumerate(zip_longest(columnas, celdas), start=1):
        if celda is None or not columna and celda.value is None:
            continue
        # What is under no name keeps its place as name, so that somebody can say it was left out.
        nombre = columna or f"columna {get_column_letter(indice)}"
        fila.celdas[nombre] = _valor(celda.value)
        if motivo := _MOTIVOS.get(celda.data_type):
            fila.rechazar(nombre, celda.value, motivo)
    return fila


def _valor(valor: Any) -> Any:
    if isinstance(valor, float) and valor.is_integer():
        return int(valor)
    if isinstance(valor, datetime.datetime):
        return valor.date()
    return sin_apostrofo(valor) if isinstance(valor, str) else valor


def texto_de(valor: Any) -> str:
    return "" if valor is None else str(valor).strip()
