"""What may be uploaded to a ficha: a closed list of types, each known by its content, and a size."""

import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError

MAXIMO = 20 * 1024 * 1024  # bytes
LARGO_DEL_NOMBRE = 60  # letters, less its extension
_CABEZA = 4096
_PARTES = 2000
_DE_OFICINA = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
# What a browser would run if it took the file for a page.
_PAGINA = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|svg|iframe|img|\?xml-stylesheet|\?php)\b", re.IGNORECASE
)
_MACROS = re.compile(r"(?:^|/)(?:vbaproject\.bin|basic/)", re.IGNORECASE)
_ARREGLO = "guárdelo de nuevo en ese formato."


def validar_archivo(archivo) -> None:
    """Refuses, with the reason, an empty, oversized, unlisted or disguised upload. What was kept before was seen when it came."""
    if getattr(archivo, "_committed", False):
        return
    extension = extension_de(archivo.name)
    if extension not in _CONTENIDOS:
        raise ValidationError(f"No se aceptan archivos «{extension[:12]}»: use {', '.join(EXTENSIONES)}.")
    if archivo.size == 0:
        raise ValidationError("El archivo está vacío.")
    if archivo.size > MAXIMO:
        raise ValidationError(f"El archivo pasa de {MAXIMO // 1024**2} MB: comprímalo o ponga un enlace.")
    archivo.seek(0)
    try:
        _CONTENIDOS[extension](archivo, extension)
    finally:
        archivo.seek(0)


def extension_de(nombre: str) -> str:
    """«.pdf», in lower case; «.» for a name without one."""
    return "." + nombre.rpartition(".")[2].lower() if "." in nombre else "."


def nombre_limpio(nombre: str) -> str:
    """The name without folders, hidden or reversing characters, inner dots, and at a length that every system takes."""
    suelto = PurePosixPath(nombre.replace("\\", "/")).name
    visible = "".join(
        c if unicodedata.category(c)[0] not in "CZ" else " " for c in unicodedata.normalize("NFC", suelto)
    )
    tallo, punto, extension = visible.rpartition(".")
    if not punto:
        tallo, extension = visible, ""
    tallo = re.sub(r"[^\w()-]+", "-", tallo).strip("-_")[:LARGO_DEL_NOMBRE].strip("-_") or "archivo"
    extension = re.sub(r"\W+", "", extension).lower()[:10]
    return f"{tallo}.{extension}" if extension else tallo


def _no_es(extension: str) -> ValidationError:
    return ValidationError(f"El contenido no es de un archivo «{extension}»: {_ARREGLO}")


def _con_firma(firma: bytes, resto: Callable[[bytes], bool] = lambda cabeza: True) -> Callable[[IO[bytes], str], None]:
    """Begins as its kind does, and is not at the same time another thing: a page at its beginning, an archive at its end."""

    def revisar(archivo: IO[bytes], extension: str) -> None:
        cabeza = archivo.read(_CABEZA)
        if not cabeza.startswith(firma) or not resto(cabeza):
            raise _no_es(extension)
        if _PAGINA.search(cabeza) or zipfile.is_zipfile(archivo):
            raise ValidationError(f"El archivo trae dentro otro, que no es «{extension}»: {_ARREGLO}")

    return revisar


def _de_oficina(archivo: IO[bytes], extension: str) -> None:
    """A ZIP with the parts of its kind. Only its list of contents is read: nothing is decompressed but a few bytes."""
    if archivo.read(4) != b"PK\x03\x04":
        raise _no_es(extension)
    esperado = _DE_OFICINA[extension]
    try:
        with zipfile.ZipFile(archivo) as comprimido:
            nombres = comprimido.namelist()
            if len(nombres) > _PARTES:
                raise _no_es(extension)
            if isinstance(esperado, bytes):
                es = "mimetype" in nombres and comprimido.open("mimetype").read(100).strip() == esperado
            else:
                es = {"[Content_Types].xml", esperado} <= set(nombres)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        raise ValidationError(f"El archivo «{extension}» está dañado: {_ARREGLO}") from error
    if not es:
        raise _no_es(extension)
    if any(map(_MACROS.search, nombres)):
        raise ValidationError("El archivo tiene macros: guárdelo sin ellas.")


def _de_texto(archivo: IO[bytes], extension: str) -> None:
    cabeza = archivo.read(_CABEZA)
    if b"\x00" in cabeza or _PAGINA.search(cabeza):
        raise _no_es(extension)


_CONTENIDOS: dict[str, Callable[[IO[bytes], str], None]] = {
    ".pdf": _con_firma(b"%PDF-"),
    ".png": _con_firma(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _con_firma(b"\xff\xd8\xff"),
    ".jpeg": _con_firma(b"\xff\xd8\xff"),
    ".webp": _con_firma(b"RIFF", lambda cabeza: cabeza[8:12] == b"WEBP"),
    **dict.fromkeys(_DE_OFICINA, _de_oficina),
    ".csv": _de_texto,
    ".txt": _de_texto,
}
EXTENSIONES = tuple(_CONTENIDOS)
