"""XLSX: a sheet with one ficha a row, and one sheet for each list of parts, tied by the column `ficha`."""

import datetime
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from practicas.catalogos.plegado import plegar

from .campos import FORMATOS
from .celdas import sin_apostrofo
from .hallazgos import Fila, Gravedad, Hallazgo, Ilegible

HOJA_DE_FICHAS = "fichas"
LLAVE = "ficha"  # column of the parts: how it names its ficha
DESCOMPRIMIDO = 512 * 1024 * 1024  # bytes: a small file may open into one that fills the memory
PARTES = {p.nombre for f in FORMATOS.values() for p in f.partes}
_MOTIVOS = {"f": "Es una fórmula: péguela como valor.", "e": "Es un error de la hoja de cálculo: escriba el dato."}


def leer_xlsx(ruta: Path) -> Iterator[Fila | Hallazgo]:
    """Raises Ilegible."""
    libro = _abrir(ruta)
    try:
        hojas = {plegar(h.title): h for h in libro.worksheets}
        principal = hojas.get(HOJA_DE_FICHAS) or libro.worksheets[0]
        partes = _partes(ruta.name, {n: h for n, h in hojas.items() if n in PARTES and h is not principal})
        usadas: set[str] = set()
        for fila in _filas(ruta.name, principal):
            for nombre, suyas in partes.items():
                if llave := next((k for k in _llaves(fila) if k in suyas), ""):
                    usadas.add(f"{nombre}/{llave}")
                    _unir(fila, nombre, suyas[llave])
            yield fila
        yield from _huerfanas(ruta.name, partes, usadas)
    finally:
        libro.close()


def _abrir(ruta: Path):
    try:
        with zipfile.ZipFile(ruta) as comprimido:
            if sum(i.file_size for i in comprimido.infolist()) > DESCOMPRIMIDO:
                raise Ilegible(f"«{ruta}» es demasiado grande al abrirse: pártalo en varios.")
        libro = load_workbook(ruta, read_only=True)
    except OSError as error:
        raise Ilegible(f"No se puede leer «{ruta}»: {error.strerror}. Revise la ruta.") from error
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise Ilegible(f"«{ruta}» no es un libro XLSX: guárdelo de nuevo como «Libro de Excel».") from error
    if not libro.worksheets:
        raise Ilegible(f"«{ruta}» no tiene hojas: ponga las fichas en una que se llame «{HOJA_DE_FICHAS}».")
    return libro


def _filas(archivo: str, hoja) -> Iterator[Fila]:
    """Rows of a sheet below its header. A formula or an error is noted and refuses the row."""
    hoja.reset_dimensions()  # some programs declare a million rows
    columnas: list[str] | None = None
    for numero, celdas in enumerate(hoja.iter_rows(), start=1):
        if all(c.value is None for c in celdas):
            continue
        if columnas is None:
            columnas = [plegar(str(c.value or "")).replace(" ", "_") for c in celdas]
            continue
        fila = Fila(archivo, numero, {})
        for columna, celda in zip(columnas, celdas, strict=False):
            if columna:
                fila.celdas[columna] = _valor(celda.value)
                if motivo := _MOTIVOS.get(celda.data_type):
                    fila.rechazar(columna, celda.value, motivo)
        yield fila


def _valor(valor: Any) -> Any:
    if isinstance(valor, float) and valor.is_integer():
        return int(valor)
    if isinstance(valor, datetime.datetime):
        return valor.date()
    return sin_apostrofo(valor) if isinstance(valor, str) else valor


def _llaves(fila: Fila) -> list[str]:
    """How a part may name its ficha: code abroad, our code, or «#» and its number in an export."""
    llaves = [_llave(fila.celdas.get(c)) for c in ("codigo_externo", "codigo")]
    return [k for k in (*llaves, f"#{_llave(fila.celdas.get('id'))}") if k]


def _llave(valor: Any) -> str:
    return "" if valor is None else str(valor).strip()


def _partes(archivo: str, hojas: dict[str, Any]) -> dict[str, dict[str, list[Fila]]]:
    """By list and by ficha, in the order of the sheet."""
    partes: dict[str, dict[str, list[Fila]]] = {}
    for nombre, hoja in hojas.items():
        suyas = partes.setdefault(nombre, defaultdict(list))
        for fila in _filas(archivo, hoja):
            suyas[_llave(fila.celdas.pop(LLAVE, None))].append(fila)
    return partes


def _unir(fila: Fila, nombre: str, suyas: list[Fila]) -> None:
    fila.celdas[nombre] = [s.celdas for s in suyas]
    for numero, suya in enumerate(suyas, start=1):
        for h in suya.hallazgos:
            fila.rechazar(f"{nombre}.{numero}.{h.campo}", h.valor, h.motivo)


def _huerfanas(archivo: str, partes: dict[str, dict[str, list[Fila]]], usadas: set[str]) -> Iterator[Hallazgo]:
    for nombre, por_ficha in partes.items():
        for llave, suyas in por_ficha.items():
            if f"{nombre}/{llave}" not in usadas:
                motivo = f"Ninguna fila de «{HOJA_DE_FICHAS}» tiene ese código: corrija la columna «{LLAVE}»."
                for suya in suyas:
                    yield Hallazgo(Gravedad.RECHAZO, archivo, suya.linea, f"{nombre}.{LLAVE}", llave, motivo)
