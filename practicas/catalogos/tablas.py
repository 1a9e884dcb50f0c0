"""Reads the tables people send: CSV with «;» or «,», with or without BOM, with some lines in another encoding."""

import csv
from collections import deque
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
        yield from _filas(_Lineas(archivo), _separador(encabezado), columnas)


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


class _Lineas:
    """Lines below the header. A quote that nobody closed would swallow the rows after it: they are given back."""

    def __init__(self, archivo: TextIO):
        self._archivo = archivo
        self._devueltas: deque[str] = deque()
        self.de_la_fila: list[str] = []
        self.leidas = 1  # the header

    def __iter__(self):
        return self

    def __next__(self) -> str:
        # A BOM inside: files joined one after another.
        linea = self._devueltas.popleft() if self._devueltas else next(self._archivo).removeprefix("\ufeff")
        self.de_la_fila.append(linea)
        self.leidas += 1
        return linea

    def empezar_fila(self) -> int:
        """The number of its first line."""
        self.de_la_fila.clear()
        return self.leidas + 1

    def devolver(self) -> None:
        """All those of the row but the first."""
        self._devueltas.extendleft(reversed(self.de_la_fila[1:]))
        self.leidas -= len(self.de_la_fila) - 1


def _filas(lineas: _Lineas, separador: str, columnas: list[str]) -> Iterator[tuple[int, dict[str, str] | Problema]]:
    while True:
        linea = lineas.empezar_fila()
        try:
            celdas = next(csv.reader(lineas, delimiter=separador, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            lineas.devolver()
            yield linea, Problema(linea, "", _como_se_ve(lineas.de_la_fila[0].strip()), _por_que(error))
            continue
        if any(celda.strip() for celda in celdas):
            yield linea, _fila(linea, columnas, [celda.strip() for celda in celdas])


def _por_que(error: csv.Error) -> str:
    if "limit" in str(error):
        return f"Una celda pasa de {csv.field_size_limit()} letras: acorte el texto, o cierre las comillas."
    return "No se puede separar en celdas: cierre las comillas, y escriba dobles las que van dentro de un texto."


def _fila(linea: int, columnas: list[str], celdas: list[str]) -> dict[str, str] | Problema:
    rotas = [indice for indice, celda in enumerate(celdas) if _rota(celda)]
    if rotas:
        campo = columnas[rotas[0]] if rotas[0] < len(columnas) else ""
        que = "tiene un carácter nulo" if "\0" in celdas[rotas[0]] else "no está en UTF-8"
        motivo = f"La línea {que}: guarde el archivo como «CSV UTF-8»."
        return Problema(linea, campo, _como_se_ve(celdas[rotas[0]]), motivo)
    if any(celdas[len(columnas) :]):
        motivo = f"La fila tiene {len(celdas)} celdas y el encabezado {len(columnas)}: ponga entre comillas los textos"
        return Problema(linea, "", celdas[0], f"{motivo} que llevan el separador.")
    completas = celdas + [""] * (len(columnas) - len(celdas))
    numeradas = enumerate(zip(columnas, completas, strict=False), start=1)
    # What is under no name keeps its place as name, so that somebody can say it was left out.
    return {columna or f"columna {n}": celda for n, (columna, celda) in numeradas if columna or celda}


def _rota(texto: str) -> bool:
    return any("\udc80" <= letra <= "\udcff" or letra == "\0" for letra in texto)


def _como_se_ve(texto: str) -> str:
    """How the author probably sees it: what comes to us outside UTF-8 was nearly always saved by Excel."""
    if not _rota(texto):
        return texto
    return texto.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
