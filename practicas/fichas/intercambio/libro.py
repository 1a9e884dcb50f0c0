"""XLSX: a sheet with one ficha a row, and one sheet for each list of parts, tied by the column `ficha`."""

import difflib
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from practicas.catalogos.plegado import plegar

from .campos import FORMATOS
from .hallazgos import Fila, Gravedad, Hallazgo, Ilegible
from .hojas import filas, texto_de

HOJA_DE_FICHAS = "fichas"
LLAVE = "ficha"  # column of the parts: how it names its ficha
DESCOMPRIMIDO = 512 * 1024 * 1024  # bytes: a small file may open into one that fills the memory
PARTES = {p.nombre for f in FORMATOS.values() for p in f.partes}
# What reading a damaged sheet may raise: sheets are read as they are asked for.
_DANOS = (ParseError, zipfile.BadZipFile, zlib.error, EOFError, IndexError, KeyError, TypeError, ValueError)


def leer_xlsx(ruta: Path) -> Iterator[Fila | Hallazgo]:
    """Raises Ilegible where nothing can be read at all."""
    libro = _abrir(ruta)
    ultima = 0
    try:
        for leida in _leer(ruta.name, libro):
            ultima = leida.linea
            yield leida
    except _DANOS as error:
        if not ultima:
            raise Ilegible(f"«{ruta}» está dañado: ábralo y guárdelo de nuevo como «Libro de Excel».") from error
        motivo = "El libro está dañado desde aquí: ábralo, guárdelo de nuevo y vuelva a importar."
        yield Hallazgo(Gravedad.RECHAZO, ruta.name, ultima + 1, "", "", motivo)
    finally:
        libro.close()


def _leer(archivo: str, libro) -> Iterator[Fila | Hallazgo]:
    hojas = {plegar(h.title): h for h in libro.worksheets}
    principal = hojas.get(HOJA_DE_FICHAS) or libro.worksheets[0]
    partes = _partes(archivo, {n: h for n, h in hojas.items() if n in PARTES and h is not principal})
    ajenas = [h.title for n, h in hojas.items() if n not in PARTES and h is not principal]
    usadas: set[str] = set()
    for fila in filas(archivo, principal):
        _avisar_de_hojas(fila, ajenas)
        ajenas = []
        for nombre, suyas in partes.items():
            if llave := next((k for k in _llaves(fila) if k in suyas), ""):
                usadas.add(f"{nombre}/{llave}")
                _unir(fila, nombre, suyas[llave])
        yield fila
    yield from _huerfanas(archivo, partes, usadas)


def _avisar_de_hojas(fila: Fila, ajenas: list[str]) -> None:
    """Once for the book, with its first row."""
    for hoja in ajenas:
        parecida = difflib.get_close_matches(plegar(hoja), PARTES, n=1)
        fila.avisar(f"hoja {hoja}", "", f"No se lee esta hoja{f': ¿es «{parecida[0]}»?' if parecida else '.'}")


def _abrir(ruta: Path):
    try:
        with zipfile.ZipFile(ruta) as comprimido:
            if sum(i.file_size for i in comprimido.infolist()) > DESCOMPRIMIDO:
                raise Ilegible(f"«{ruta}» es demasiado grande al abrirse: pártalo en varios.")
        libro = load_workbook(ruta, read_only=True)
    except OSError as error:
        raise Ilegible(f"No se puede leer «{ruta}»: {error.strerror}. Revise la ruta.") from error
    except (InvalidFileException, *_DANOS) as error:
        raise Ilegible(f"«{ruta}» no es un libro XLSX: guárdelo de nuevo como «Libro de Excel».") from error
    if not libro.worksheets:
        raise Ilegible(f"«{ruta}» no tiene hojas: ponga las fichas en una que se llame «{HOJA_DE_FICHAS}».")
    return libro


def _llaves(fila: Fila) -> list[str]:
    """How a part may name its ficha: code abroad, our code, or «#» and its number in an export."""
    llaves = [texto_de(fila.celdas.get(c)) for c in ("codigo_externo", "codigo")]
    return [k for k in (*llaves, f"#{texto_de(fila.celdas.get('id'))}") if k]


def _partes(archivo: str, hojas: dict[str, Any]) -> dict[str, dict[str, list[Fila]]]:
    """By list and by ficha, in the order of the sheet."""
    partes: dict[str, dict[str, list[Fila]]] = {}
    for nombre, hoja in hojas.items():
        suyas = partes.setdefault(nombre, defaultdict(list))
        for fila in filas(archivo, hoja):
            suyas[texto_de(fila.celdas.pop(LLAVE, None))].append(fila)
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
