"""A ficha as the file has it: the same words whether it comes from a row, from the table or from a draft."""

from enum import Enum
from typing import Any

from practicas.catalogos.plegado import plegar

from ..models import Ficha
from .campos import DE_LA_FICHA, FORMATOS, PUBLICAS, Campo
from .catalogo import Catalogo
from .escritura import escribir


class Alcance(Enum):
    """How much of a ficha is described."""

    TEXTO = "what a row of a file may bring"
    PUBLICO = "that, and when and at what level it was published"
    BORRADOR = "a draft with what only a restore may bring of it"
    TODO = "the ficha with its state"

    def abarca(self, campo: Campo) -> bool:
        match self:
            case Alcance.TODO:
                return True
            case Alcance.BORRADOR:
                return campo.atributo not in DE_LA_FICHA
            case Alcance.PUBLICO:
                return not campo.de_control or campo.atributo in PUBLICAS
        return not campo.de_control


def describir(ficha: Ficha, catalogo: Catalogo, alcance: Alcance = Alcance.TEXTO) -> dict[str, Any]:
    """Columns in declared order, those with nothing left out. Asks nothing that `completas()` has loaded."""
    formato = FORMATOS[ficha.TIPO]
    descrita = _columnas(ficha, formato.campos, catalogo, alcance)
    for partes in formato.partes:
        filas = sorted(getattr(ficha, partes.atributo).all(), key=lambda p: (p.sort_order or 0, p.pk or 0))
        if filas:
            descrita[partes.nombre] = [_columnas(p, partes.campos, catalogo, alcance) for p in filas]
    return descrita


def _columnas(objeto, campos: tuple[Campo, ...], catalogo: Catalogo, alcance: Alcance) -> dict[str, Any]:
    valores = {c.nombre: describir_valor(objeto, c, catalogo) for c in campos if alcance.abarca(c)}
    return {nombre: valor for nombre, valor in valores.items() if valor is not None}


def describir_valor(objeto, campo: Campo, catalogo: Catalogo) -> Any:
    """None when there is nothing to write."""
    if campo.forma == "terminos":
        terminos = sorted(getattr(objeto, campo.atributo).all(), key=lambda t: (t.orden, t.codigo))
        return [catalogo.codigo_de(t, campo.vocabulario) for t in terminos] or None
    if campo.forma == "etiquetas":
        return sorted((e.tag.name for e in objeto.etiquetados.all()), key=plegar) or None
    valor = getattr(objeto, campo.atributo, None)  # a draft may lack what a text to be published must have
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
