"""The differences between a text and what a workbook makes of it, as a person reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...models import Ficha
from ..campos import Partes
from .cambios import Cambios, por_clave
from .campos import columnas_de, en_palabras, nombres_de_etiquetas


@dataclass(frozen=True)
class Diferencia:
    """`antes` and `ahora` empty: nothing."""

    rotulo: str
    antes: str
    ahora: str
    lugar: str = ""


def diferencias(texto: Ficha, cambios: Cambios) -> Iterator[Diferencia]:
    """In the order of the ficha. Some may say the same before and now: another way to write it."""
    for nombre, campo in cambios.campos.items():
        if nombre not in cambios.convertida.valores:
            continue
        if nombre == "etiquetas":
            etiquetas = (nombres_de_etiquetas(cambios.antes), cambios.convertida["etiquetas"] or [])
            antes, ahora = (", ".join(sorted(nombres)) for nombres in etiquetas)
            yield Diferencia(campo.titulo, antes, ahora, cambios.lugares[nombre])
            continue
        antes, ahora = (en_palabras(objeto, campo, cambios.palabras) for objeto in (cambios.antes, texto))
        yield Diferencia(mayuscula(campo.titulo), antes, ahora, cambios.lugares[nombre])
    for nombre in cambios.convertida.partes:
        yield from _de_partes(cambios.partes[nombre], texto, cambios)


def _de_partes(partes: Partes, texto: Ficha, cambios: Cambios) -> Iterator[Diferencia]:
    titulo = mayuscula(partes.nombre)
    antes, ahora = cambios.de_antes[partes.nombre], por_clave(texto, partes)
    for numero, (clave, parte) in enumerate(ahora.items(), start=1):
        ruta = f"{partes.nombre}.{numero}"
        if clave not in antes:
            dicha = _fila_en_palabras(parte, partes, cambios)
            yield Diferencia(f"{titulo}: fila nueva", "", dicha, cambios.lugares.get(ruta, ""))
            continue
        for campo in columnas_de(partes):
            era, es = (en_palabras(objeto, campo, cambios.palabras) for objeto in (antes[clave], parte))
            lugar = cambios.lugares.get(f"{ruta}.{campo.nombre}", "")
            yield Diferencia(f"{titulo}, fila {numero}: {campo.titulo}", era, es, lugar)
    for clave, parte in antes.items():
        if clave not in ahora:
            dicha = _fila_en_palabras(parte, partes, cambios)
            yield Diferencia(f"{titulo}: fila quitada", dicha, "", f"hoja «{partes.nombre}»")
    if [c for c in antes if c in ahora] != [c for c in ahora if c in antes]:
        de_antes, de_ahora = (" · ".join(map(str, filas.values())) for filas in (antes, ahora))
        yield Diferencia(f"{titulo}: orden de las filas", de_antes, de_ahora, f"hoja «{partes.nombre}»")


def _fila_en_palabras(parte: Any, partes: Partes, cambios: Cambios) -> str:
    campos = [c for c in columnas_de(partes) if c.forma != "clave"]
    dichos = [(c.titulo, en_palabras(parte, c, cambios.palabras)) for c in campos]
    return "\n".join(f"{mayuscula(titulo)}: {dicho}" for titulo, dicho in dichos if dicho)


def mayuscula(titulo: str) -> str:
    return titulo[:1].upper() + titulo[1:]
