"""Which columns of the format an entity fills in its workbook, and how each value looks in a cell."""

import datetime
import math
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from practicas.catalogos.celdas import SEPARADOR, inofensiva
from practicas.catalogos.models import Termino
from practicas.catalogos.plegado import plegar

from ...cifras import cifra_en_palabras
from ...fechas import escribir_fecha
from ...models import Ficha
from ..campos import FORMATOS, Campo, Partes
from ..catalogo import Catalogo
from ..descripcion import describir_valor

# Whose it is and where it came from are not written in a workbook; what an evidence supports, and who verified it, neither.
_DE_OTRO_LUGAR = {"tipo", "entidad", "entidad_presenta", "fuente", "codigo_externo", "enlace_externo"}
_DE_EVIDENCIAS = {"estado", "sustenta"}
ENTRE_CODIGO_Y_NOMBRE = " — "
LARGO_DE_CELDA = 32_767  # letters: more do not fit in Excel
NO_CABE = "(Este texto no cabe en una celda: corríjalo en la página.)"


def campos_de(tipo: str) -> list[Campo]:
    return [c for c in FORMATOS[tipo].campos if not c.de_control and c.nombre not in _DE_OTRO_LUGAR]


def partes_de(tipo: str) -> list[Partes]:
    return list(FORMATOS[tipo].partes)


def columnas_de(partes: Partes) -> list[Campo]:
    fuera = _DE_EVIDENCIAS if partes.nombre == "evidencias" else set()
    return [c for c in partes.campos if not c.de_control and c.nombre not in fuera]


class Palabras:
    """Terms as a cell says them, «codigo — Nombre», and back."""

    def __init__(self, catalogo: Catalogo):
        self.catalogo = catalogo

    @cached_property
    def _codigos(self) -> dict[tuple[str, str], str]:
        """By vocabulary and name."""
        terminos = Termino.objects.select_related("vocabulario").order_by("vocabulario__vigente_desde")
        return {(t.vocabulario.clave, plegar(t.nombre)): self._codigo(t, t.vocabulario.clave) for t in terminos}

    def _codigo(self, termino: Termino, vocabulario: str) -> str:
        return self.catalogo.codigo_de(termino, vocabulario)

    def de(self, termino: Termino, vocabulario: str) -> str:
        return f"{self._codigo(termino, vocabulario)}{ENTRE_CODIGO_Y_NOMBRE}{termino.nombre}"

    def codigo(self, vocabulario: str, dicho: str) -> str:
        """The code of what somebody wrote: «p3», «p3 — Gestión por procesos» or «gestion por procesos»."""
        codigo = dicho.partition(ENTRE_CODIGO_Y_NOMBRE)[0].strip()
        return self._codigos.get((vocabulario, plegar(dicho)), codigo)

    def codigos(self, vocabulario: str, dicho: str) -> list[str]:
        """Of several, one a line or joined by `|`."""
        partes = dicho.replace(SEPARADOR, "\n").split("\n")
        return [self.codigo(vocabulario, parte.strip()) for parte in partes if parte.strip()]


def en_celda(objeto: Any, campo: Campo, palabras: Palabras) -> Any:
    """The value as the workbook has it: text, figure or None."""
    escrito = _escrito(objeto, campo, palabras)
    if isinstance(escrito, str):
        escrito = inofensiva(escrito.replace("\r\n", "\n"))
        return NO_CABE if len(escrito) > LARGO_DE_CELDA else escrito or None
    return escrito


def _escrito(objeto: Any, campo: Campo, palabras: Palabras) -> Any:
    match campo.forma:
        case "terminos":
            return "\n".join(
                palabras.de(t, campo.vocabulario) for t in _en_orden(getattr(objeto, campo.atributo).all())
            )
        case "termino":
            termino = getattr(objeto, campo.atributo, None)
            return termino and palabras.de(termino, campo.vocabulario)
        case "opcion":
            return getattr(objeto, f"get_{campo.atributo}_display")()
        case "fecha_parcial" | "fecha":
            valor = getattr(objeto, campo.atributo)
            return escribir_fecha(str(valor)) if valor else None
        case "logico":
            return {True: "sí", False: "no", None: None}[getattr(objeto, campo.atributo)]
        case "etiquetas":
            return "\n".join(nombres_de_etiquetas(objeto))
    valor = describir_valor(objeto, campo, palabras.catalogo)
    return "\n".join(map(str, valor)) if isinstance(valor, list) else valor


def en_palabras(objeto: Any, campo: Campo, palabras: Palabras) -> str:
    """The value as a person reads it in the list of differences; empty when there is none."""
    if campo.forma in ("terminos", "termino"):
        terminos = (
            [getattr(objeto, campo.atributo, None)]
            if campo.forma == "termino"
            else getattr(objeto, campo.atributo).all()
        )
        return ", ".join(t.nombre for t in _en_orden(filter(None, terminos)))
    if campo.forma in ("cifra", "entero"):
        return cifra_en_palabras(getattr(objeto, campo.atributo))
    escrito = _escrito(objeto, campo, palabras)
    return "" if escrito is None else str(escrito).strip()


def _en_orden(terminos: Iterable[Termino]) -> list[Termino]:
    return sorted(terminos, key=lambda t: (t.orden, t.codigo))


def nombres_de_etiquetas(ficha: Ficha) -> list[str]:
    return sorted((e.tag.name for e in ficha.etiquetados.all()), key=plegar)


def para_guardar(valor: Any) -> Any:
    """What openpyxl read, as JSON keeps it."""
    if isinstance(valor, datetime.datetime):
        return valor.date().isoformat()
    if isinstance(valor, (datetime.date, datetime.time)):
        return valor.isoformat()
    if isinstance(valor, float) and not math.isfinite(valor):
        return str(valor)
    if isinstance(valor, float) and valor.is_integer():
        return int(valor)
    return valor if valor is None or isinstance(valor, (str, int, float, bool)) else str(valor)
