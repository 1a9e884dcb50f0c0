"""What differs between two texts of one ficha, in words: its fields, its classifications and its rows, matched by `clave`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import sustento
from ..intercambio.campos import FORMATOS, Campo, Partes
from ..models import Ficha
from .textos import PARTES, filas, titulo_de
from .valores import en_palabras


@dataclass(frozen=True)
class Cambio:
    campo: str  # path: «solucion», «indicadores.<clave>.logro»; «indicadores.<clave>» of a row that came or went
    titulo: str
    antes: str
    despues: str


def cambios(antes: Ficha, despues: Ficha) -> list[Cambio]:
    """In the declared order of the format. What the journey decides (code, level, dates) is not of a text."""
    formato = FORMATOS[despues.TIPO]
    hallados = [
        Cambio(campo.atributo, titulo_de(despues, campo.atributo), *valores)
        for campo, valores in _distintos(antes, despues, formato.campos)
    ]
    for partes in formato.partes:
        hallados += _de_partes(antes, despues, partes)
    return hallados


def _distintos(antes: Any, despues: Any, campos: tuple[Campo, ...]) -> Iterator[tuple[Campo, tuple[str, str]]]:
    for campo in campos:
        valores = en_palabras(antes, campo), en_palabras(despues, campo)
        if valores[0] != valores[1]:
            yield campo, valores


def _de_partes(antes: Ficha, despues: Ficha, partes: Partes) -> Iterator[Cambio]:
    eran, son = ({fila.clave: fila for fila in filas(ficha, partes.atributo)} for ficha in (antes, despues))
    rotulo = PARTES[partes.atributo]
    for clave, fila in son.items():
        ruta = sustento.de_parte(partes.atributo, clave)
        if clave not in eran:
            yield Cambio(ruta, f"{rotulo} «{fila}»", "", describir(fila, partes))
            continue
        for campo, valores in _distintos(eran[clave], fila, partes.campos):
            yield Cambio(f"{ruta}.{campo.atributo}", titulo_de(despues, f"{ruta}.{campo.atributo}"), *valores)
    for clave, fila in eran.items():
        if clave not in son:
            ruta = sustento.de_parte(partes.atributo, clave)
            yield Cambio(ruta, f"{rotulo} «{fila}»", describir(fila, partes), "")
    yield from _de_orden(partes, eran, son)


def _de_orden(partes: Partes, eran: dict, son: dict) -> Iterator[Cambio]:
    """Of the rows that both have: the first indicator heads the ficha."""
    ordenes = [c for c in eran if c in son], [c for c in son if c in eran]
    if ordenes[0] != ordenes[1]:
        nombres = (", ".join(str(son[clave]) for clave in orden) for orden in ordenes)
        yield Cambio(partes.atributo, f"Orden: {partes.modelo._meta.verbose_name_plural}", *nombres)


def describir(fila: Any, partes: Partes) -> str:
    """A row as a list of what it says, one value a line."""
    valores = ((campo.titulo, en_palabras(fila, campo)) for campo in partes.campos)
    return "\n".join(f"{titulo}: {valor}" for titulo, valor in valores if valor)
