"""Turns a corrected row into the fields of an entity, with what had to be left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from practicas.catalogos.models import Termino
from practicas.catalogos.plegado import plegar
from practicas.catalogos.tablas import Problema

from ..models import Entidad
from .codigos import codigo_de
from .filas import Fila
from .medidas import Medidas
from .niveles import NivelDesconocido, hoja_de
from .nombres import capitalizar
from .numeros import habitantes, numero

# What the MEF counts as sectors but are levels of government.
_NO_SON_SECTOR = ("", "99", "M")
_MEDIDAS = ("poblacion", "altitud")
_SI_O_NO = {"si": True, "1": True, "true": True, "no": False, "0": False, "false": False}


class SectorDesconocido(ValueError):
    """The message tells what to write instead."""


@dataclass(frozen=True)
class Catalogo:
    """What rows are read against: leaf levels and sectors by code, and the figures of places."""

    niveles: Mapping[str, Termino]
    sectores: Mapping[str, Termino]
    medidas: Medidas


@dataclass(frozen=True)
class Convertida:
    """Refused when it has `errores`. `campos` brings only what the row knows: an empty cell erases nothing."""

    fila: Fila
    campos: Mapping[str, Any]
    errores: tuple[Problema, ...] = ()
    avisos: tuple[Problema, ...] = ()


def convertir(fila: Fila, catalogo: Catalogo) -> Convertida:
    """Name, level, sector and code decide; any other value that is wrong is left out with a warning."""
    if not fila.dice("nombre"):
        return Convertida(fila, {}, (fila.problema("nombre", "Falta el nombre: escriba el oficial, completo."),))
    try:
        nivel = catalogo.niveles[hoja_de(fila.celdas, catalogo.niveles)]
        sector = _sector(fila.dice("sector_codigo"), catalogo)
    except NivelDesconocido as error:
        return Convertida(fila, {}, (fila.problema("nivel", str(error)),))
    except SectorDesconocido as error:
        return Convertida(fila, {}, (fila.problema("sector_codigo", str(error)),))
    accesorios, avisos = _accesorios(fila)
    medidas = dict(zip(_MEDIDAS, catalogo.medidas.de(nivel.codigo, accesorios.get("ubigeo", "")), strict=True))
    campos = {"nivel": nivel, "sector": sector, **_textos(fila), **medidas, **accesorios}
    conocidos = {campo: valor for campo, valor in campos.items() if valor not in ("", None)}
    return Convertida(fila, conocidos, tuple(_faltas(fila, conocidos)), tuple(avisos))


def _sector(codigo: str, catalogo: Catalogo) -> Termino | None:
    if codigo in catalogo.sectores or codigo in _NO_SON_SECTOR:
        return catalogo.sectores.get(codigo)
    opciones = ", ".join(sorted(catalogo.sectores))
    raise SectorDesconocido(f"La columna «sector_codigo» tiene «{codigo}»; use uno de {opciones}, 99, M o nada.")


def _textos(fila: Fila) -> dict[str, str]:
    propios = {campo: fila.dice(campo) for campo in ("codigo_mef", "nombre", "sigla")}
    return {"codigo": codigo_de(fila.celdas), **propios, "poder": capitalizar(fila.dice("poder"))}


def _accesorios(fila: Fila) -> tuple[dict[str, Any], list[Problema]]:
    """Values that may be left out without losing the entity."""
    valores, avisos = {}, []
    for campo, leer in _LECTURAS.items():
        if texto := fila.dice(campo):
            try:
                valor = leer(texto)
                Entidad._meta.get_field(campo).run_validators(valor)
                valores[campo] = valor
            except ValidationError as error:
                avisos.append(fila.problema(campo, f"{' '.join(error.messages)} Se dejó en blanco."))
    return valores, avisos


def _faltas(fila: Fila, campos: Mapping[str, Any]) -> list[Problema]:
    """What the model itself refuses: lengths and the shape of the code."""
    try:
        Entidad(**campos).clean_fields(exclude={"nivel", "sector"})
    except ValidationError as error:
        return [
            Problema(fila.linea, campo, str(campos.get(campo, "")), " ".join([*motivos, _ARREGLOS.get(campo, "")]))
            for campo, motivos in error.message_dict.items()
        ]
    return []


def _contado(leer: Callable[[str], int | None], texto: str) -> int:
    if (valor := leer(texto)) is None:
        raise ValidationError(f"«{texto}» no se entiende como número: escríbalo como 1234.")
    return valor


def _si_o_no(texto: str) -> bool:
    if plegar(texto) not in _SI_O_NO:
        raise ValidationError(f"«{texto}» no es «sí» ni «no».")
    return _SI_O_NO[plegar(texto)]


_ARREGLOS = {"codigo": "El código lleva minúsculas sin tilde, números y guiones: escríbalo en la columna «codigo»."}
_LECTURAS: dict[str, Callable[[str], Any]] = {
    "ubigeo": str,
    "ruc": str,
    "poblacion": partial(_contado, habitantes),
    "altitud": partial(_contado, numero),
    "vigente": _si_o_no,
    "demostracion": _si_o_no,
}
