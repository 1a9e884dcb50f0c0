"""The corrections file (TOML): what an import changes, refuses, joins and adds, each with its reason."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from practicas.catalogos.plegado import plegar

from .filas import COLUMNAS, Fila

Condicion = Mapping[str, tuple[str, ...]]


class ReglasIlegibles(Exception):
    """The corrections file is not what docs/entidades.md says: the message tells the fix."""


@dataclass(frozen=True)
class Regla:
    """Some of the fields are empty in each kind: `cambiar` has `poner`, `unir` has `con`, `agregar` has `filas`."""

    tipo: str
    motivo: str
    donde: Condicion
    con: Condicion
    poner: Mapping[str, str]
    filas: tuple[Mapping[str, str], ...]

    def alcanza(self, fila: Fila) -> bool:
        return cumple(fila, self.donde)


@dataclass(frozen=True)
class Reglas:
    cambiar: tuple[Regla, ...] = ()
    rechazar: tuple[Regla, ...] = ()
    unir: tuple[Regla, ...] = ()
    agregar: tuple[Regla, ...] = ()
    palabras: Mapping[str, str] = field(default_factory=dict)
    nombres_segun_ubigeo: bool = False


# What each kind of rule must say besides its reason, and the shape TOML gives it.
_CLAVES = {
    "cambiar": {"donde": dict, "poner": dict},
    "rechazar": {"donde": dict},
    "unir": {"donde": dict, "con": dict},
    "agregar": {"filas": list},
}
_OPCIONALES = {"agregar": {"comunes"}}


def cumple(fila: Fila, condicion: Condicion) -> bool:
    return all(fila.dice(campo) in valores for campo, valores in condicion.items())


def leer_reglas(ruta: Path | str) -> Reglas:
    """Raises ReglasIlegibles."""
    try:
        datos = tomllib.loads(Path(ruta).read_text("utf-8"))
    except OSError as error:
        raise ReglasIlegibles(f"No se puede leer «{ruta}»: revise que exista y sus permisos.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReglasIlegibles(f"«{ruta}» no es TOML en UTF-8: {error}.") from error
    return entender(datos)


def entender(datos: dict) -> Reglas:
    """Rules out of what TOML gives. Raises ReglasIlegibles."""
    sobran = set(datos) - {*_CLAVES, "nombres"}
    if sobran:
        raise ReglasIlegibles(f"No hay correcciones de tipo «{min(sobran)}»; use {', '.join(_CLAVES)} o nombres.")
    nombres = datos.get("nombres", {})
    return Reglas(
        **{tipo: _de_tipo(tipo, datos.get(tipo, [])) for tipo in _CLAVES},
        palabras={plegar(p): p for p in nombres.get("palabras", [])},
        nombres_segun_ubigeo=bool(nombres.get("segun_ubigeo", False)),
    )


def _de_tipo(tipo: str, lista: object) -> tuple[Regla, ...]:
    if not isinstance(lista, list):
        raise ReglasIlegibles(f"Escriba «[[{tipo}]]», con dos corchetes: cada corrección es una.")
    return tuple(_regla(tipo, numero, datos) for numero, datos in enumerate(lista, 1))


def _regla(tipo: str, numero: int, datos: dict) -> Regla:
    lugar = f"En la corrección «{tipo}» n.º {numero}"
    _comprobar_claves(tipo, datos, lugar)
    comunes = datos.get("comunes", {})
    return Regla(
        tipo=tipo,
        motivo=datos["motivo"],
        donde=_condicion(datos.get("donde", {}), lugar),
        con=_condicion(datos.get("con", {}), lugar),
        poner=_celdas(datos.get("poner", {}), lugar),
        filas=tuple(_celdas(comunes | fila, lugar) for fila in datos.get("filas", [])),
    )


def _comprobar_claves(tipo: str, datos: dict, lugar: str) -> None:
    claves: dict = {"motivo": str, **_CLAVES[tipo]}  # type: ignore[dict-item]
    for clave, forma in claves.items():
        if not isinstance(datos.get(clave), forma) or not datos[clave]:
            raise ReglasIlegibles(f"{lugar} falta «{clave}», o no tiene la forma que pide docs/entidades.md.")
    sobran = set(datos) - set(claves) - _OPCIONALES.get(tipo, set())
    if sobran:
        raise ReglasIlegibles(f"{lugar} sobra «{min(sobran)}».")


def _condicion(datos: dict, lugar: str) -> Condicion:
    listas = {campo: valor if isinstance(valor, list) else [valor] for campo, valor in datos.items()}
    return {campo: tuple(_celdas({campo: v}, lugar)[campo] for v in valores) for campo, valores in listas.items()}


def _celdas(datos: dict, lugar: str) -> dict[str, str]:
    for campo, valor in datos.items():
        if campo not in COLUMNAS:
            raise ReglasIlegibles(f"{lugar} no hay columna «{campo}»; use {', '.join(COLUMNAS)}.")
        if not isinstance(valor, str):
            raise ReglasIlegibles(f"{lugar}, «{campo}» debe ir entre comillas: un código puede empezar con cero.")
    return dict(datos)
