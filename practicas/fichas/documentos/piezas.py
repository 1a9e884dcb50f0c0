"""How the sections of a ficha become blocks; nothing is told of what is empty, so that a draft with anything missing is a document too."""

from collections.abc import Iterable, Iterator

from django.conf import settings

from .. import texto
from ..fechas import fecha_en_palabras
from .bloques import Apartado, Bloque, Datos, Linea, Lista, Parrafo, Tabla, Tramo, linea
from .prosa import admite, en_una_linea


def seccion(titulo: str, *grupos: Iterable[Bloque], nivel: int = 2) -> Iterator[Bloque]:
    """A heading and what is below it; nothing at all when there is nothing below."""
    if hay := [bloque for grupo in grupos for bloque in grupo]:
        yield Apartado(titulo, nivel)
        yield from hay


def apartado(titulo: str, *grupos: Iterable[Bloque]) -> list[Bloque]:
    return list(seccion(titulo, *grupos, nivel=3))


def datos(*pares: "tuple[str, str | Linea]") -> list[Bloque]:
    filas = [(nombre, linea(valor) if isinstance(valor, str) else valor) for nombre, valor in pares if valor]
    return [Datos(filas)] if filas else []


def lista(puntos: list[list[Bloque]], *, numerada: bool = False) -> list[Bloque]:
    return [Lista(puntos, numerada)] if puntos else []


def tabla(cabecera: str, filas: list[list[list]], anchos: tuple[int, ...] = ()) -> list[Bloque]:
    return [Tabla(cabecera.split(" | "), filas, anchos)] if filas else []


def celda(*lineas) -> list:
    """Of lines given as text or as runs, those that say something."""
    return [hecha for dicha in lineas if (hecha := linea(dicha) if isinstance(dicha, str) else dicha)]


def nota(*partes) -> list[Bloque]:
    dicho = puntos(*partes)
    return [Parrafo(linea(dicho), "nota")] if dicho else []


def puntos(*partes) -> str:
    return " · ".join(str(p) for p in partes if p)


def con_direccion(nombre: str, direccion: str) -> Linea:
    """The name, linked, with its address written: on paper nothing can be pressed."""
    if not admite(direccion):
        return linea(Tramo(nombre, negrita=True))
    return linea(Tramo(nombre, negrita=True, enlace=direccion), " (", Tramo(direccion, enlace=direccion), ")")


def direccion_de(parte) -> str:
    """Where an evidence or an asset is."""
    return direccion(parte.archivo.url) if parte.archivo else parte.enlace


def direccion(ruta: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{ruta}"


def paso(dicho: str) -> Linea:
    """A step: its first sentence in bold, unless its author already chose what to mark."""
    primera, *resto = texto.frases(dicho, 1)
    if "**" in dicho or not resto:
        return en_una_linea(dicho)
    return linea(Tramo(primera, negrita=True), f" {resto[0]}")


def partes(ficha, relacion: str) -> list:
    return sorted(getattr(ficha, relacion).all(), key=lambda p: (p.sort_order or 0, p.pk or 0))


def nombre(objeto, campo: str) -> str:
    """Of the term of a row; empty in a draft that has not chosen it."""
    return str(getattr(getattr(objeto, campo, None), "nombre", ""))


def fecha(iso: str) -> str:
    return fecha_en_palabras(iso) if iso else ""
