"""Reads the tables people send: CSV with «;» or «,», with or without BOM, with some lines in another encoding."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from .plegado import plegar


@dataclass(frozen=True)
class Problema:
    """What is wrong in one row, in words that tell its author the fix. Line 0: the row is not of the file."""

    linea: int
    campo: str
    valor: str
    motivo: str


class TablaIlegible(Exception):
    """The file as a whole cannot be read: the message tells the fix."""


def leer_csv(ruta: Path | str) -> Iterator[tuple[int, dict[str, str] | Problema]]:
    """Line where each row starts, with its cells by column, or why it cannot be read. Blank rows are skipped.

    Column names come folded («Código MEF» → `codigo_mef`) and cells stripped. Raises TablaIlegible.
    """
    with _abierta(ruta) as (archivo, encabezado):
        columnas = _columnas(encabezado, ruta)
        yield from _filas(csv.reader(archivo, delimiter=_separador(encabezado)), columnas)


def columnas_de(ruta: Path | str) -> list[str]:
    """The folded names of the header. Raises TablaIlegible."""
    with _abierta(ruta) as (_, encabezado):
        return _columnas(encabezado, ruta)


@contextmanager
def _abierta(ruta: Path | str) -> Iterator[tuple[TextIO, str]]:
    """The file, past its header, and the header."""
    try:
        # What is not UTF-8 stays as lone surrogates: the row that has one is refused, and the rest are read.
        with open(ruta, encoding="utf-8-sig", errors="surrogateescape", newline="") as archivo:
            yield archivo, archivo.readline()
    except OSError as error:
        raise TablaIlegible(
            f"No se puede leer «{ruta}»: revise que exista, que sea un archivo y sus permisos."
        ) from error


def _separador(encabezado: str) -> str:
    return ";" if encabezado.count(";") > encabezado.count(",") else ","


def _columnas(encabezado: str, ruta: Path | str) -> list[str]:
    if not encabezado.strip():
        raise TablaIlegible(f"«{ruta}» está vacío o su primera línea está en blanco: ponga ahí los nombres de columna.")
    if _rota(encabezado):
        raise TablaIlegible(f"«{ruta}» no está en UTF-8: guárdelo como «CSV UTF-8».")
    celdas = next(csv.reader([encabezado], delimiter=_separador(encabezado)))
    columnas = [plegar(celda).replace(" ", "_") for celda in celdas]
    repetidas = {c for c in columnas if c and columnas.count(c) > 1}
    if repetidas:
        raise TablaIlegible(f"La columna «{min(repetidas)}» está dos veces en «{ruta}»: deje una.")
    return columnas


def _filas(lector, columnas: list[str]) -> Iterator[tuple[int, dict[str, str] | Problema]]:
    while True:
        linea = lector.line_num + 2  # the header was read apart
        try:
            celdas = next(lector)
        except StopIteration:
            return
        except csv.Error as error:
            yield linea, Problema(linea, "", "", f"No se puede separar en celdas ({error}): cierre las comillas.")
            continue
        if any(celda.strip() for celda in celdas):
            yield linea, _fila(linea, columnas, [celda.strip() for celda in celdas])


def _fila(linea: int, columnas: list[str], celdas: list[str]) -> dict[str, str] | Problema:
    rotas = [indice for indice, celda in enumerate(celdas) if _rota(celda)]
    if rotas:
        campo = columnas[rotas[0]] if rotas[0] < len(columnas) else ""
        motivo = "La línea no está en UTF-8: guarde el archivo como «CSV UTF-8»."
        return Problema(linea, campo, _como_cp1252(celdas[rotas[0]]), motivo)
    if any(celdas[len(columnas) :]):
        motivo = f"La fila tiene {len(celdas)} celdas y el encabezado {len(columnas)}: ponga entre comillas los textos"
        return Problema(linea, "", celdas[0], f"{motivo} que llevan el separador.")
    completas = celdas + [""] * (len(columnas) - len(celdas))
    return {columna: celda for columna, celda in zip(columnas, completas, strict=False) if columna}


def _rota(texto: str) -> bool:
    return any("\udc80" <= letra <= "\udcff" or letra == "\0" for letra in texto)


def _como_cp1252(texto: str) -> str:
    """How the author probably sees it: what comes to us outside UTF-8 was nearly always saved by Excel."""
    return texto.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
