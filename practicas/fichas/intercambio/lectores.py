"""Rows of any of the files that are accepted: JSON Lines, CSV, XLSX, or YAML with one ficha a file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from practicas.catalogos.celdas import sin_apostrofo
from practicas.catalogos.tablas import Problema, TablaIlegible, leer_csv

from .hallazgos import Fila, Gravedad, Hallazgo, Ilegible
from .libro import leer_xlsx
from .lineas import LIMITE, leer_jsonl

_FORMULA = "Parece una fórmula: escriba el valor."


class _Lector(yaml.CSafeLoader):
    """Without aliases, which can make a small file a huge object.

    Values stay as they were written: YAML 1.1 would read the UBIGEO 0101 as 65, 12:30 as 750 and the language «no» as false.
    """

    yaml_implicit_resolvers = {
        inicial: [(tipo, patron) for tipo, patron in todos if tipo == "tag:yaml.org,2002:null"]
        for inicial, todos in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_object(self, node, deep=False):
        # The reader in C composes by itself; what an alias repeats comes here a second time.
        if node in self.constructed_objects or node in self.recursive_objects:
            raise yaml.YAMLError("los alias (*) no se aceptan: repita el texto")
        return super().construct_object(node, deep)

    def construct_mapping(self, node, deep=False):
        claves = [clave.value for clave, _ in node.value]
        if repetida := next((c for c in claves if claves.count(c) > 1), ""):
            raise yaml.YAMLError(f"«{repetida}» está dos veces")
        return super().construct_mapping(node, deep)


def leer(ruta: Path) -> Iterator[Fila | Hallazgo]:
    """Raises Ilegible where the file as a whole cannot be read."""
    if ruta.is_dir():
        archivos = sorted([*ruta.glob("*.yaml"), *ruta.glob("*.yml")])
        return (leida for archivo in archivos for leida in _leer_yaml(archivo))
    nombre = ruta.name.lower()
    for terminacion, lector in _LECTORES.items():
        if nombre.endswith(terminacion):
            return lector(ruta)
    raise Ilegible(f"No se sabe leer «{ruta.name}»: use un archivo {', '.join(_LECTORES)} o una carpeta de .yaml.")


def _leer_csv(ruta: Path) -> Iterator[Fila | Hallazgo]:
    try:
        for linea, leida in leer_csv(ruta):
            if isinstance(leida, Problema):
                yield Hallazgo(Gravedad.RECHAZO, ruta.name, linea, leida.campo, leida.valor[:80], leida.motivo)
                continue
            fila = Fila(ruta.name, linea, {c: sin_apostrofo(v) for c, v in leida.items()})
            for columna, valor in leida.items():
                if valor.startswith("="):
                    fila.rechazar(columna, valor, _FORMULA)
            yield fila
    except TablaIlegible as error:
        raise Ilegible(str(error)) from error


def _leer_yaml(ruta: Path) -> Iterator[Fila | Hallazgo]:
    try:
        if ruta.stat().st_size > LIMITE:
            motivo = f"El archivo pasa de {LIMITE // 1024**2} MB: quite lo que no sea texto de la ficha."
            yield Hallazgo(Gravedad.RECHAZO, ruta.name, 1, "", "", motivo)
            return
        leido = yaml.load(ruta.read_text(encoding="utf-8-sig"), Loader=_Lector)  # noqa: S506  a SafeLoader
        celdas = _con_claves_de_texto(leido)
    except OSError as error:
        raise Ilegible(f"No se puede leer «{ruta}»: {error.strerror}. Revise la ruta.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        linea = error.problem_mark.line + 1 if getattr(error, "problem_mark", None) else 1
        motivo = f"No es YAML en UTF-8: {' '.join(str(error).split())[:200]}"
        yield Hallazgo(Gravedad.RECHAZO, ruta.name, linea, "", "", motivo)
        return
    if isinstance(celdas, dict):
        yield Fila(ruta.name, 1, celdas)
    elif celdas is not None:
        yield Hallazgo(Gravedad.RECHAZO, ruta.name, 1, "", str(celdas)[:80], "El archivo no describe una ficha.")


def _con_claves_de_texto(valor: Any) -> Any:
    if isinstance(valor, dict):
        return {str(clave): _con_claves_de_texto(suyo) for clave, suyo in valor.items()}
    return [_con_claves_de_texto(v) for v in valor] if isinstance(valor, list) else valor


_LECTORES: dict[str, Callable[[Path], Iterator[Fila | Hallazgo]]] = {
    ".jsonl": leer_jsonl,
    ".jsonl.gz": leer_jsonl,
    ".csv": _leer_csv,
    ".xlsx": leer_xlsx,
    ".yaml": _leer_yaml,
    ".yml": _leer_yaml,
}
