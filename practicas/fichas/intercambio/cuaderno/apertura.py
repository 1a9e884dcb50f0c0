"""A file that somebody sends as a workbook: looked at before anything opens it."""

import zipfile
import zlib
from typing import IO
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ..hallazgos import Ilegible

MAXIMO = 5 * 1024 * 1024  # bytes
ABIERTO = 40 * 1024 * 1024  # bytes of all its parts once decompressed
PROPORCION = 120  # times that a part may grow; a sheet of text grows some ten
PARTES = 300
_TROZO = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of Excel before 2007, and of what is kept with a password
_CIFRADO = "EncryptedPackage".encode("utf-16-le")
_DANOS = (
    InvalidFileException, ParseError, zipfile.BadZipFile, zlib.error, EOFError, IndexError, KeyError, TypeError,
    ValueError, AttributeError, NotImplementedError, OSError, RuntimeError, SyntaxError,
)  # fmt: skip
DANADO = "El libro está dañado: ábralo, guárdelo de nuevo como «Libro de Excel (.xlsx)» y súbalo otra vez."
_GRANDE = "El libro es demasiado grande al abrirse: quite lo que no sea de la ficha y guárdelo de nuevo."
_NO_ES = "El archivo no es un libro de Excel: guárdelo como «Libro de Excel (.xlsx)»."
_CON_CLAVE = "El libro tiene contraseña: quítesela y súbalo otra vez."
_MACROS = "El libro tiene macros: guárdelo como «Libro de Excel (.xlsx)», sin macros."


def abrir(archivo: IO[bytes], nombre: str) -> Workbook:
    """Only for reading, and with every part of it inside the bounds. Raises Ilegible, which tells the fix."""
    _mirar_por_fuera(archivo, nombre)
    try:
        with zipfile.ZipFile(archivo) as comprimido:
            _mirar_por_dentro(comprimido)
        archivo.seek(0)
        return load_workbook(archivo, read_only=True, keep_links=False)
    except _DANOS as error:
        raise Ilegible(DANADO) from error


def leer_con_cuidado(leer, *args):
    """Sheets are read as they are asked for, so that what is damaged is found late. Raises Ilegible."""
    try:
        return leer(*args)
    except _DANOS as error:
        raise Ilegible(DANADO) from error


def _mirar_por_fuera(archivo: IO[bytes], nombre: str) -> None:
    archivo.seek(0, 2)
    tamano = archivo.tell()
    archivo.seek(0)
    if tamano == 0:
        raise Ilegible("El archivo está vacío: revise que se guardó y súbalo otra vez.")
    if tamano > MAXIMO:
        raise Ilegible(f"El libro pasa de {MAXIMO // 1024**2} MB: quite imágenes y hojas que no sean de la ficha.")
    inicio = archivo.read(8)
    archivo.seek(0)
    if inicio == _OLE:
        con_clave = _CIFRADO in archivo.read()
        archivo.seek(0)
        raise Ilegible(_CON_CLAVE if con_clave else f"Es un libro de una versión anterior de Excel. {_NO_ES}")
    if nombre.lower().endswith((".xlsm", ".xltm", ".xlsb", ".xlam")):
        raise Ilegible(_MACROS)
    if not inicio.startswith(b"PK\x03\x04"):
        raise Ilegible(_NO_ES)


def _mirar_por_dentro(comprimido: zipfile.ZipFile) -> None:
    partes = comprimido.infolist()
    nombres = {p.filename for p in partes}
    if any(p.flag_bits & 1 for p in partes):
        raise Ilegible(_CON_CLAVE)
    if len(partes) > PARTES or sum(p.file_size for p in partes) > ABIERTO or any(map(_crece_demasiado, partes)):
        raise Ilegible(_GRANDE)
    if any(n.lower().endswith("vbaproject.bin") for n in nombres):
        raise Ilegible(_MACROS)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= nombres:
        raise Ilegible(_NO_ES)
    for parte in partes:
        _mirar_parte(comprimido, parte)


def _crece_demasiado(parte: zipfile.ZipInfo) -> bool:
    return parte.file_size > _TROZO and parte.file_size > parte.compress_size * PROPORCION


def _mirar_parte(comprimido: zipfile.ZipFile, parte: zipfile.ZipInfo) -> None:
    """All of it, which also checks its sum. A type declaration can make a small XML enormous, and no workbook has one."""
    cola = b""
    with comprimido.open(parte) as leida:
        while trozo := leida.read(_TROZO):
            if b"macroenabled" in (cola + trozo).lower() and parte.filename == "[Content_Types].xml":
                raise Ilegible(_MACROS)
            # Without nulls, which is how the same letters look in UTF-16.
            if parte.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in (cola + trozo).replace(b"\0", b""):
                raise Ilegible(DANADO)
            cola = trozo[-40:]
