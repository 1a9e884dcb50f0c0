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
DIGITOS = 400  # of a whole number; past some thousands Python itself refuses to read it
_BOM = b"\xef\xbb\xbf"
# What the reader of JSON says, for who has to mend the line.
_MOTIVOS = {
    "Expecting value": "falta un valor",
    "Expecting property name enclosed in double quotes": "el nombre de cada campo va entre comillas dobles",
    "Expecting ':' delimiter": "faltan los dos puntos después del nombre",
    "Expecting ',' delimiter": "falta una coma, o hay comillas sin barra dentro de un texto",
    "Extra data": "sobra lo que sigue; escriba un objeto por línea",
    "Unterminated string starting at": "un texto no cierra sus comillas",
    "Invalid control character at": "un texto tiene un salto o un carácter de control; escríbalo «\\n»",
    "Invalid \\escape": "una barra invertida está sola; escríbala dos veces",
}


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
            yield numero, linea.removeprefix(_BOM)  # of any line: files joined one after another have several
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
        valor, motivo = linea.decode(), _que_tiene(error)
    except RecursionError:
        valor, motivo = linea.decode(), "No es JSON que se pueda leer: hay demasiadas listas una dentro de otra."
    except ValueError as error:
        valor, motivo = linea.decode(), f"No es JSON que se pueda leer: {error}."
    else:
        if isinstance(celdas, dict):
            return Fila(archivo, numero, celdas)
        valor, motivo = linea.decode(), "La línea no es un objeto: escriba una ficha entre llaves."
    return Hallazgo(Gravedad.RECHAZO, archivo, numero, "", resumir(valor), motivo)


def _que_tiene(error: json.JSONDecodeError) -> str:
    return f"No es JSON válido (columna {error.colno}): {_MOTIVOS.get(error.msg.rstrip(': '), error.msg)}."


def leer_json(texto: str) -> Any:
    """Figures as they are written, not as floats; a key given twice, NaN and Infinity are refused."""
    return json.loads(
        texto, parse_float=Decimal, parse_int=_entero, parse_constant=_rechazar, object_pairs_hook=_sin_repetir
    )


def _entero(digitos: str) -> int:
    if len(digitos) > DIGITOS:
        raise ValueError(f"una cifra tiene {len(digitos)} dígitos")
    return int(digitos)


def _rechazar(constante: str):
    raise ValueError(f"«{constante}» no es una cifra")


def _sin_repetir(pares: list[tuple[str, Any]]) -> dict[str, Any]:
    objeto = dict(pares)
    if len(objeto) < len(pares):
        claves = [clave for clave, _ in pares]
        raise ValueError(f"«{next(c for c in claves if claves.count(c) > 1)}» está dos veces")
    return objeto
