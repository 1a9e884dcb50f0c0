"""The format as tables: one ficha a row, several values in a cell joined by `|`; in a workbook, each list of parts in its sheet."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from practicas.catalogos.celdas import SEPARADOR, inofensiva

from .campos import FORMATOS, Partes
from .libro import HOJA_DE_FICHAS, LLAVE

_FORMATOS = list(FORMATOS.values())
# Of both kinds, in declared order.
COLUMNAS_PLANAS = list(dict.fromkeys(c.nombre for f in _FORMATOS for c in f.campos))
PARTES: dict[str, Partes] = {p.nombre: p for f in reversed(_FORMATOS) for p in f.partes}


def celda(valor: Any) -> Any:
    """Safe to open in a spreadsheet; the reader undoes it."""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, list):
        return inofensiva(("\n" if any(SEPARADOR in str(v) for v in valor) else SEPARADOR).join(map(str, valor)))
    return inofensiva(valor)


def escribir_csv(ruta: Path, descritas: Iterable[dict[str, Any]]) -> None:
    """Without the parts, which do not fit in a row. With BOM, so that a spreadsheet reads the accents."""
    with ruta.open("w", encoding="utf-8-sig", newline="") as archivo:
        escritor = csv.writer(archivo)
        escritor.writerow(COLUMNAS_PLANAS)
        for descrita in descritas:
            escritor.writerow([celda(descrita.get(c, "")) for c in COLUMNAS_PLANAS])


def escribir_xlsx(ruta: Path, descritas: Iterable[dict[str, Any]]) -> None:
    libro = Workbook(write_only=True)
    hojas = {HOJA_DE_FICHAS: (libro.create_sheet(HOJA_DE_FICHAS), COLUMNAS_PLANAS)}
    for nombre, partes in PARTES.items():
        hojas[nombre] = (libro.create_sheet(nombre), [LLAVE, *(c.nombre for c in partes.campos)])
    for hoja, columnas in hojas.values():
        hoja.append(columnas)
    for descrita in descritas:
        llave = descrita.get("codigo") or f"#{descrita['id']}"
        for nombre, (hoja, columnas) in hojas.items():
            filas = [descrita] if nombre == HOJA_DE_FICHAS else descrita.get(nombre, [])
            for fila in filas:
                hoja.append([celda((fila | {LLAVE: llave}).get(c)) for c in columnas])
    libro.save(ruta)
