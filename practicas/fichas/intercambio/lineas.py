"""JSON Lines, plain or gzipped: one object a line, read without ever holding more than one line."""

import gzip
import json
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, cast

from .hallazgos import Fila, Gravedad, Hallazgo, Ilegible, resumir

LIMITE = 2 * 1024 * 1024  # bytes of a line


def leer_jsonl(ruta: Path) -> Iterator[Fila | Hallazgo]:
    """Each line as a row, or why it is refused. Raises Ilegible where nothing can be read at all."""
    numero = 0
    try:
        with (gzip.open if ruta.suffix == ".gz" else open)(ruta, "rb") as archivo:
            for numero, linea in _lineas(cast(BinaryIO, archivo)):
                if linea is None:
                    motivo = f"La línea pasa de {LIMITE // 1024**2} MB: quite lo que no sea texto de la ficha."
                    yield Hallazgo(Gravedad.RECHAZO, ruta.name, numero, "", "", motivo)
                elif linea.strip():
                    yield _fila(ruta.name, numero, linea)
    except (OSError, EOFError, zlib.error) as error:
        if numero == 0:
            causa = getattr(error, "strerror", None) or error
            raise Ilegible(
                f"No se puede leer «{ruta}»: {causa}. Revise la ruta y que el archivo esté entero."
            ) from error
        motivo = "El archivo se corta aquí: cópielo de nuevo y vuelva a importar."
        yield Hallazgo(Gravedad.RECHAZO, ruta.name, numero + 1, "", "", motivo)


def _lineas(archivo: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered from 1; None for one over the limit, which is read past and not kept."""
    numero = 0
    while linea := archivo.readline(LIMITE + 1):
        numero += 1
        if len(linea) <= LIMITE:
            yield numero, linea.removeprefix(b"\xef\xbb\xbf") if numero == 1 else linea
            continue
        while linea and not linea.endswith(b"\n"):
            linea = archivo.readline(LIMITE)
        yield numero, None


def _fila(archivo: str, numero: int, linea: bytes) -> Fila | Hallazgo:
    try:
        celdas = leer_json(linea.decode("utf-8"))
    except UnicodeDecodeError as error:
        valor, motivo = linea.decode("cp1252", "replace"), f"No está en UTF-8 (byte {error.start + 1}): guárdela así."
    except json.JSONDecodeError as error:
        valor, motivo = linea.decode(), f"No es JSON válido (columna {error.colno}): {error.msg}."
    except (ValueError, RecursionError) as error:
        valor, motivo = linea.decode(), f"No es JSON que se pueda leer: {error}."
    else:
        if isinstance(celdas, dict):
            return Fila(archivo, numero, celdas)
        valor, motivo = linea.decode(), "La línea no es un objeto: escriba una ficha entre llaves."
    return Hallazgo(Gravedad.RECHAZO, archivo, numero, "", resumir(valor), motivo)


def leer_json(texto: str) -> Any:
    """Figures as they are written, not as floats; a key given twice, NaN and Infinity are refused."""
    return json.loads(texto, parse_float=Decimal, parse_constant=_rechazar, object_pairs_hook=_sin_repetir)


def _rechazar(constante: str):
    raise ValueError(f"«{constante}» no es una cifra")


def _sin_repetir(pares: list[tuple[str, Any]]) -> dict[str, Any]:
    objeto = dict(pares)
    if len(objeto) < len(pares):
        claves = [clave for clave, _ in pares]
        raise ValueError(f"«{next(c for c in claves if claves.count(c) > 1)}» está dos veces")
    return objeto
