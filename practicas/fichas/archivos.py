"""What may be uploaded to a ficha: a closed list of types, each known by its content, and a size."""

import zipfile

from django.core.exceptions import ValidationError

MAXIMO = 20 * 1024 * 1024  # bytes
_FIRMAS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
    ".csv": (),
    ".txt": (),
}
EXTENSIONES = tuple(_FIRMAS)


def validar_archivo(archivo) -> None:
    """Refuses, with the reason, an empty, oversized, unlisted or disguised upload. What was kept before was seen when it came."""
    if getattr(archivo, "_committed", False):
        return
    extension = "." + archivo.name.rpartition(".")[2].lower()
    if extension not in _FIRMAS:
        raise ValidationError(f"No se aceptan archivos «{extension}»: use {', '.join(EXTENSIONES)}.")
    if archivo.size == 0:
        raise ValidationError("El archivo está vacío.")
    if archivo.size > MAXIMO:
        raise ValidationError(f"El archivo pasa de {MAXIMO // 1024**2} MB: comprímalo o ponga un enlace.")
    if not _es_lo_que_dice(archivo, extension):
        raise ValidationError(f"El contenido no es de un archivo «{extension}»: guárdelo de nuevo en ese formato.")


def _es_lo_que_dice(archivo, extension: str) -> bool:
    archivo.seek(0)
    inicio = archivo.read(4096)
    archivo.seek(0)
    if not _FIRMAS[extension]:
        return b"\x00" not in inicio
    if not inicio.startswith(_FIRMAS[extension]):
        return False
    if inicio.startswith(b"PK"):
        es_zip = zipfile.is_zipfile(archivo)
        archivo.seek(0)
        return es_zip
    return True
