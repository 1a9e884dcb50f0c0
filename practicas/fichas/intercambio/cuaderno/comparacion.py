"""What a workbook would change in the text of a ficha; and the text as it would be, without keeping anything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ...models import Ficha
from .. import aplicacion
from ..campos import Partes
from ..catalogo import Catalogo
from ..convertida import Convertida
from .borrador import faltas
from .cambios import Cambios, por_clave
from .diferencias import Diferencia, diferencias
from .identidad import huella
from .lectura import Cuaderno, NoLeida


@dataclass
class Comparacion:
    """`texto`: with the changes in memory, all but its labels. `vista`: which text it was compared with."""

    texto: Ficha
    convertida: Convertida
    vista: str
    descargada: str
    diferencias: list[Diferencia]
    no_leidas: list[NoLeida]
    avisos: list[str]

    @property
    def cambio_el_borrador(self) -> bool:
        """Somebody wrote after the workbook was downloaded."""
        return self.descargada != self.vista


def comparar(cargar: Callable[[], Ficha], cuaderno: Cuaderno, catalogo: Catalogo) -> Comparacion:
    """`cargar` gives the text as it is, a new object each time."""
    antes = cargar()
    cambios = Cambios(antes, cuaderno, catalogo)
    texto, avisos = _lo_que_puede_ser(cargar, cambios)
    return Comparacion(
        texto=texto,
        convertida=cambios.convertida,
        vista=huella(antes, catalogo),
        descargada=cuaderno.identidad.huella,
        diferencias=[d for d in diferencias(texto, cambios) if d.antes != d.ahora],
        no_leidas=cambios.no_leidas,
        avisos=avisos,
    )


def _lo_que_puede_ser(cargar: Callable[[], Ficha], cambios: Cambios) -> tuple[Ficha, list[str]]:
    """The text with what its models admit of the workbook. Each turn takes out at least a value, so it ends."""
    while True:
        texto, avisos = cargar(), []
        aplicacion.poner(texto, cambios.convertida, validar=False)
        malas = _malas_de_la_ficha(texto, cambios, avisos)
        for nombre, filas in cambios.convertida.partes.items():
            malas += _apartar(cambios, cambios.partes[nombre], filas, por_clave(texto, cambios.partes[nombre]), avisos)
        if not malas:
            return texto, avisos


def _malas_de_la_ficha(texto: Ficha, cambios: Cambios, avisos: list[str]) -> int:
    """How many values were taken out. What is wrong in what the workbook does not touch is only told."""
    nombres = {c.atributo: c.nombre for c in cambios.campos.values()}
    malas = 0
    for atributo, motivo in faltas(texto):
        nombre = nombres.get(atributo, atributo)
        if nombre in cambios.convertida.valores:
            cambios.no_leer(nombre, motivo)
            del cambios.convertida.valores[nombre]
            malas += 1
        else:
            avisos.append(motivo)
    return malas


def _apartar(
    cambios: Cambios, partes: Partes, filas: list[dict[str, Any]], puestas: dict[str, Any], avisos: list[str]
) -> int:
    """The wrong values of the rows of one kind; a new row that cannot be without one of them goes whole."""
    malas = 0
    for numero in range(len(filas), 0, -1):  # from the last, so that one that goes moves no other
        leida = filas[numero - 1]
        anterior, sobra = cambios.anterior(partes.nombre, leida), False
        for atributo, motivo in faltas(puestas[str(leida["clave"])]):
            valor = getattr(anterior, atributo, None) if anterior else _vacio(partes, atributo)
            if anterior and (not atributo or leida.get(atributo) == valor):
                avisos.append(motivo)
                continue
            ruta = f"{partes.nombre}.{numero}"
            cambios.no_leer(f"{ruta}.{atributo}" if f"{ruta}.{atributo}" in cambios.lugares else ruta, motivo)
            sobra = sobra or leida.get(atributo, valor) == valor
            leida[atributo] = valor
            malas += 1
        if sobra:
            del filas[numero - 1]
            cambios.recorrer(partes.nombre, numero)
    return malas


def _vacio(partes: Partes, atributo: str) -> Any:
    return next((c.vacio for c in partes.campos if c.atributo == atributo), None)
