"""Faults to plant in files of fichas, and the files that carry them between good rows."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook

RECHAZADA, AVISO, NOTA = "rechazada", "aviso", "nota"
BASE = ("tipo", "titulo", "resumen", "entidad", "codigo_externo")


@dataclass(frozen=True)
class Falta:
    """A row with one thing wrong: what it changes of a good one, or the line as it is; and how the report must name it."""

    regla: str
    fila: dict[str, Any] | bytes
    campo: str
    motivo: str
    valor: str = ""
    resultado: str = RECHAZADA
    de_columna: bool = False  # named once for the file, where the column is first seen
    partes: dict[str, list[dict]] = field(default_factory=dict)  # sheets of an XLSX

    @property
    def entra(self) -> bool:
        return self.resultado != RECHAZADA


def buena(numero: int | str) -> dict[str, Any]:
    return {
        "tipo": "practica",
        "titulo": f"Buena {numero}",
        "resumen": "Una ventanilla en vez de dos.",
        "entidad": "301234",
        "codigo_externo": f"buena-{numero}",
    }


def mala(numero: int, falta: Falta) -> dict[str, Any] | bytes:
    """None takes the column out of the row."""
    if isinstance(falta.fila, bytes):
        return falta.fila
    celdas = buena(f"con falta {numero}") | {"codigo_externo": f"falta-{numero}"} | falta.fila
    return {columna: valor for columna, valor in celdas.items() if valor is not None}


def plantar(faltas: Sequence[Falta]) -> list[tuple[dict | bytes, Falta | None]]:
    """Good, fault, good, fault… good."""
    filas: list[tuple[dict | bytes, Falta | None]] = [(buena(0), None)]
    for numero, falta in enumerate(faltas, start=1):
        filas += [(mala(numero, falta), falta), (buena(numero), None)]
    return filas


Planta = Callable[[Path, Sequence[Falta]], dict[int, Falta]]  # writes the file; the faults by their line


def jsonl(ruta: Path, faltas: Sequence[Falta]) -> dict[int, Falta]:
    filas = plantar(faltas)
    lineas = [f if isinstance(f, bytes) else json.dumps(f).encode() for f, _ in filas]
    contenido = b"\n".join(lineas)
    ruta.write_bytes(gzip.compress(contenido) if ruta.suffix == ".gz" else contenido)
    return {numero: falta for numero, (_, falta) in enumerate(filas, start=1) if falta}


def _columnas(faltas: Sequence[Falta]) -> list[str]:
    propias = (columna for f in faltas if isinstance(f.fila, dict) for columna in f.fila)
    return list(dict.fromkeys((*BASE, *propias)))


def _csv(ruta: Path, faltas: Sequence[Falta], separador: str, codificacion: str) -> dict[int, Falta]:
    columnas, contenido, lineas = _columnas(faltas), io.BytesIO(), {}
    contenido.write(separador.join(columnas).encode(codificacion) + b"\r\n")
    for fila, falta in plantar(faltas):
        if falta:
            lineas[contenido.getvalue().count(b"\n") + 1] = falta
        contenido.write(_fila_csv(fila, columnas, separador))
    ruta.write_bytes(contenido.getvalue())
    return lineas


def _fila_csv(fila: dict | bytes, columnas: list[str], separador: str) -> bytes:
    """A line as it is is written with «;»."""
    if isinstance(fila, bytes):
        return fila.replace(b";", separador.encode()) + b"\r\n"
    texto = io.StringIO(newline="")
    csv.writer(texto, delimiter=separador).writerow([fila.get(c, "") for c in columnas])
    return texto.getvalue().encode()


def csv_con_punto_y_coma(ruta: Path, faltas: Sequence[Falta]) -> dict[int, Falta]:
    return _csv(ruta, faltas, ";", "utf-8")


def csv_con_coma_y_bom(ruta: Path, faltas: Sequence[Falta]) -> dict[int, Falta]:
    return _csv(ruta, faltas, ",", "utf-8-sig")


def xlsx(ruta: Path, faltas: Sequence[Falta]) -> dict[int, Falta]:
    columnas, libro, lineas = _columnas(faltas), Workbook(), {}
    hoja = libro.active
    hoja.title = "fichas"
    hoja.append(columnas)
    for numero, (fila, falta) in enumerate(plantar(faltas), start=2):
        hoja.append([fila.get(c) for c in columnas])
        if falta:
            lineas[numero] = falta
            _escribir_partes(libro, fila["codigo_externo"], falta)
    libro.save(ruta)
    return lineas


def _escribir_partes(libro: Workbook, llave: str, falta: Falta) -> None:
    for nombre, partes in falta.partes.items():
        hoja = libro[nombre] if nombre in libro.sheetnames else libro.create_sheet(nombre)
        if hoja.max_row == 1:
            hoja.append(["ficha", *partes[0]])
        for parte in partes:
            hoja.append([llave, *parte.values()])
