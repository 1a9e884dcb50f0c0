"""A ficha as the file has it: the same words whether it comes from a row, from the table or from a draft."""

from typing import Any

from practicas.catalogos.plegado import plegar

from ..models import Ficha
from .campos import FORMATOS, Campo
from .catalogo import Catalogo
from .formas import escribir


def describir(ficha: Ficha, catalogo: Catalogo, *, con_control: bool = False) -> dict[str, Any]:
    """Columns in declared order, those with nothing left out. Loads nothing that `completas()` has loaded."""
    formato = FORMATOS[ficha.TIPO]
    descrita = _columnas(ficha, formato.campos, catalogo, con_control)
    for partes in formato.partes:
        filas = sorted(getattr(ficha, partes.atributo).all(), key=lambda p: (p.sort_order or 0, str(p.clave)))
        if filas:
            descrita[partes.nombre] = [_columnas(p, partes.campos, catalogo, con_control) for p in filas]
    return descrita


def _columnas(objeto, campos: tuple[Campo, ...], catalogo: Catalogo, con_control: bool) -> dict[str, Any]:
    visibles = (c for c in campos if con_control or not c.de_control)
    valores = {c.nombre: _valor(objeto, c, catalogo) for c in visibles}
    return {nombre: valor for nombre, valor in valores.items() if valor is not None}


def _valor(objeto, campo: Campo, catalogo: Catalogo) -> Any:
    if campo.forma == "terminos":
        terminos = sorted(getattr(objeto, campo.atributo).all(), key=lambda t: (t.orden, t.codigo, t.pk))
        return [catalogo.codigo_de(t, campo.vocabulario) for t in terminos] or None
    if campo.forma == "etiquetas":
        return sorted((e.tag.name for e in objeto.etiquetados.all()), key=plegar) or None
    valor = getattr(objeto, campo.atributo)
    if valor is None:
        return None
    match campo.forma:
        case "entidad":
            return valor.codigo or None
        case "termino":
            return catalogo.codigo_de(valor, campo.vocabulario)
        case "practica":
            return referencia(valor, objeto.fuente)
    return escribir(valor, campo.forma)


def referencia(practica: Ficha, fuente: str) -> str:
    """How a lesson names the practice it came from: its code; before it has one, its code abroad or its number here."""
    if practica.codigo:
        return practica.codigo
    return practica.codigo_externo if practica.codigo_externo and practica.fuente == fuente else f"#{practica.pk}"
