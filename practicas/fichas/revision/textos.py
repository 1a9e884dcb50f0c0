"""Every text that somebody typed in a ficha, each with its path: «solucion», «indicadores.<clave>.nombre»."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.db import models

from .. import sustento
from ..intercambio.campos import FORMATOS, Campo
from ..models import Ficha

_DE_TEXTO = ("texto", "parrafos", "lineas")
# Codes: their figures are of a catalogue or of a register, and nobody's.
_CODIGOS = ("idioma", "codigo_externo", "numero")
# A row as a title says it; what it is not said of is called by the name of its model.
PARTES = {
    "activos": "Activo",
    "aliados": "Aliado",
    "condiciones": "Condición",
    "eslabones": "Eslabón",
    "evidencias": "Evidencia",
    "financiamientos": "Fuente de financiamiento",
    "hitos": "Hito",
    "indicadores": "Indicador",
    "normas": "Norma",
    "reconocimientos": "Reconocimiento",
}


@dataclass(frozen=True)
class Texto:
    ruta: str
    campo: models.Field | None  # None for labels
    texto: str


def filas(ficha: Ficha, relacion: str) -> list[Any]:
    """The rows of a child relation, in their order; none for a ficha that was never saved nor given any."""
    if not (ficha.pk or relacion in getattr(ficha, "_cluster_related_objects", ())):
        return []
    return sorted(getattr(ficha, relacion).all(), key=lambda p: (getattr(p, "sort_order", None) or 0, p.pk or 0))


def textos_de(ficha: Ficha) -> Iterator[Texto]:
    """Of the ficha, of its rows, of its labels and of the names of its files; empty ones are left out."""
    formato = FORMATOS[ficha.TIPO]
    yield from _de_columnas(ficha, formato.campos, "")
    for partes in formato.partes:
        for fila in filas(ficha, partes.atributo):
            yield from _de_columnas(fila, partes.campos, f"{sustento.de_parte(partes.atributo, fila.clave)}.")
    for etiquetado in filas(ficha, "etiquetados"):
        yield Texto("etiquetas", None, etiquetado.tag.name)


def campo_de_texto(ficha: Ficha, ruta: str) -> models.Field | None:
    """The field at a path, if it is one that is written in words; of a row, whether or not it is there. None for any other path."""
    formato, partes = FORMATOS[ficha.TIPO], ruta.split(".")
    if len(partes) == 1:
        return _de_nombre(formato.campos, ruta)
    relacion = next((p for p in formato.partes if p.atributo == partes[0]), None) if len(partes) == 3 else None
    return _de_nombre(relacion.campos, partes[2]) if relacion else None


def _de_nombre(campos: tuple[Campo, ...], nombre: str) -> models.Field | None:
    return next((c.campo for c in campos if c.atributo == nombre and _se_escribe(c)), None)


def _de_columnas(objeto: Any, campos: tuple[Campo, ...], prefijo: str) -> Iterator[Texto]:
    for campo in campos:
        if texto := _texto(objeto, campo):
            yield Texto(prefijo + campo.atributo, campo.campo, texto)


def _texto(objeto: Any, campo: Campo) -> str:
    if campo.forma == "archivo":
        return PurePosixPath(getattr(objeto, campo.atributo).name or "").name
    return getattr(objeto, campo.atributo) if _se_escribe(campo) else ""


def _se_escribe(campo: Campo) -> bool:
    propio = campo.campo is not None and not campo.de_control and campo.atributo not in _CODIGOS
    return propio and campo.forma in _DE_TEXTO


def titulo_de(ficha: Ficha, ruta: str) -> str:
    """A path in words: «El problema», «Indicador «Plazo»: qué se mide»."""
    relacion, _, resto = ruta.partition(".")
    if not resto:
        return _con_mayuscula(_titulo_de_campo(ficha, relacion))
    clave, _, atributo = resto.partition(".")
    fila = next((f for f in filas(ficha, relacion) if str(f.clave) == clave), None)
    titulo = f"{PARTES[relacion]} «{fila}»" if fila else f"{PARTES[relacion]} que ya no está"
    return f"{titulo}: {_titulo_de_campo(fila, atributo)}" if fila and atributo else titulo


def _titulo_de_campo(objeto: Any, atributo: str) -> str:
    campo = objeto._meta.get_field(atributo)
    return str(getattr(campo, "verbose_name", "") or campo.related_model._meta.verbose_name_plural)


def _con_mayuscula(titulo: str) -> str:
    return titulo[:1].upper() + titulo[1:]
