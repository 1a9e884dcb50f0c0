"""A workbook that came back → what each of its cells says, with its address, and what is not read and why."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import IO, Any

from openpyxl.utils import get_column_letter

from practicas.catalogos.plegado import plegar

from ..hallazgos import Ilegible, resumir
from .apertura import abrir, leer_con_cuidado
from .campos import campos_de, columnas_de, para_guardar, partes_de
from .escritura import HOJA, HOJA_DE_LISTAS
from .identidad import AJENO, HOJA_DE_IDENTIDAD, Identidad, leer_identidad

FILAS, COLUMNAS = 1_000, 40  # of a sheet: nobody fills more, and a file may declare a million
_MOTIVOS = {
    "f": "Es una fórmula: péguela como valor.",
    "e": "Es un error de la hoja de cálculo: escriba el dato.",
}


@dataclass(frozen=True)
class Celda:
    """`lugar` is «Ficha!D5», as the person finds it."""

    lugar: str
    valor: Any


@dataclass(frozen=True)
class NoLeida:
    lugar: str
    valor: str
    motivo: str


@dataclass
class Cuaderno:
    """`partes`: of each sheet that the workbook has, its rows, each by column."""

    identidad: Identidad
    campos: dict[str, Celda] = field(default_factory=dict)
    partes: dict[str, list[dict[str, Celda]]] = field(default_factory=dict)
    no_leidas: list[NoLeida] = field(default_factory=list)

    def a_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def de_json(cls, guardado: dict[str, Any]) -> "Cuaderno":
        return cls(
            identidad=Identidad(**guardado["identidad"]),
            campos={n: Celda(**c) for n, c in guardado["campos"].items()},
            partes={p: [{n: Celda(**c) for n, c in f.items()} for f in fs] for p, fs in guardado["partes"].items()},
            no_leidas=[NoLeida(**n) for n in guardado["no_leidas"]],
        )


def leer_cuaderno(archivo: IO[bytes], nombre: str) -> Cuaderno:
    """Raises Ilegible, with the fix, when it is no workbook of a ficha or cannot be read."""
    libro = abrir(archivo, nombre)
    try:
        return leer_con_cuidado(_leer, libro)
    finally:
        libro.close()


def _leer(libro) -> Cuaderno:
    hojas = {plegar(h.title): h for h in libro.worksheets}
    if HOJA_DE_IDENTIDAD not in hojas or plegar(HOJA) not in hojas:
        raise Ilegible(AJENO)
    identidad = leer_identidad(hojas[HOJA_DE_IDENTIDAD].iter_rows(max_row=20, max_col=2, values_only=True))
    cuaderno = Cuaderno(identidad)
    if identidad.tipo not in ("practica", "leccion"):
        raise Ilegible(AJENO)
    _leer_ficha(cuaderno, hojas.pop(plegar(HOJA)))
    for partes in partes_de(identidad.tipo):
        if hoja := hojas.pop(plegar(partes.nombre), None):
            cuaderno.partes[partes.nombre] = _leer_partes(cuaderno, hoja, [c.nombre for c in columnas_de(partes)])
    for nombre, hoja in hojas.items():
        if nombre not in (HOJA_DE_IDENTIDAD, plegar(HOJA_DE_LISTAS)):
            cuaderno.no_leidas.append(NoLeida(hoja.title, "", "No se lee esta hoja: no es de la ficha."))
    return cuaderno


def _filas(hoja) -> Iterator[tuple[int, list]]:
    """Those that say something, with their number."""
    hoja.reset_dimensions()  # some programs declare a million rows
    for numero, celdas in enumerate(hoja.iter_rows(max_row=FILAS, max_col=COLUMNAS), start=1):
        if any(c.value not in (None, "") for c in celdas):
            yield numero, list(celdas)


def _leer_ficha(cuaderno: Cuaderno, hoja) -> None:
    conocidos = {c.nombre for c in campos_de(cuaderno.identidad.tipo)}
    for numero, celdas in _filas(hoja):
        nombre = str(celdas[0].value or "").strip()
        lugar, celda = f"{hoja.title}!D{numero}", celdas[3] if len(celdas) > 3 else None
        if numero == 1 and nombre not in conocidos:
            continue
        if nombre in cuaderno.campos:
            motivo = f"«{nombre}» está dos veces: se leyó {cuaderno.campos[nombre].lugar}."
            cuaderno.no_leidas.append(NoLeida(lugar, _corto(celda), motivo))
        elif nombre in conocidos:
            _anotar(cuaderno, cuaderno.campos, nombre, lugar, celda)
        elif celda is not None and celda.value not in (None, ""):
            motivo = "Su fila no dice de qué campo es: la columna A debe quedar como vino."
            cuaderno.no_leidas.append(NoLeida(lugar, _corto(celda), motivo))


def _leer_partes(cuaderno: Cuaderno, hoja, nombres: list[str]) -> list[dict[str, Celda]]:
    columnas: dict[int, str] = {}
    filas = []
    for numero, celdas in _filas(hoja):
        if not columnas:
            columnas = _encabezado(celdas, nombres)
            continue
        fila: dict[str, Celda] = {}
        for indice, celda in enumerate(celdas):
            lugar = f"{hoja.title}!{get_column_letter(indice + 1)}{numero}"
            if indice in columnas:
                _anotar(cuaderno, fila, columnas[indice], lugar, celda)
            elif celda.value not in (None, ""):
                cuaderno.no_leidas.append(NoLeida(lugar, _corto(celda), "Está fuera de las columnas de la hoja."))
        filas.append(fila)
    if not columnas:
        raise Ilegible(f"La hoja «{hoja.title}» no tiene sus nombres de columna: descargue el libro de nuevo.")
    return filas


def _encabezado(celdas: list, nombres: list[str]) -> dict[int, str]:
    """Empty while the row is not the one with the names of the columns."""
    dichos = {i: str(c.value or "").strip() for i, c in enumerate(celdas)}
    if "clave" not in dichos.values():
        return {}
    vistas: dict[str, int] = {}
    for indice, dicho in dichos.items():
        if dicho in nombres:
            vistas.setdefault(dicho, indice)
    return {indice: nombre for nombre, indice in vistas.items()}


def _anotar(cuaderno: Cuaderno, donde: dict[str, Celda], nombre: str, lugar: str, celda) -> None:
    tipo = getattr(celda, "data_type", "n")
    if motivo := _MOTIVOS.get(tipo):
        cuaderno.no_leidas.append(NoLeida(lugar, _corto(celda), motivo))
        return
    donde[nombre] = Celda(lugar, para_guardar(celda.value if celda is not None else None))


def _corto(celda) -> str:
    return resumir(getattr(celda, "value", None))
