"""All that an entity has here, as one document to read: what is pending first, then each ficha."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from practicas.fichas.documentos.bloques import Apartado, Bloque, Documento, Parrafo, Tabla, linea
from practicas.fichas.documentos.contenido import contenido

from ..models import Envio
from .expedientes import fila_de_pendiente, filas_sin_responder
from .inventario import Inventario


def documento_de_transferencia(inventario: Inventario) -> Documento:
    entidad = inventario.entidad
    return Documento(
        titulo=f"Fichas de {entidad} para la transferencia de gestión",
        bloques=[*_lo_pendiente(inventario), *_fichas(inventario)],
        fecha=timezone.now(),
        autor=str(entidad),
        cabecera=("Transferencia de gestión",),
        rotulo=f"Descargado el {timezone.localdate():%d/%m/%Y}. Incluye borradores: no es para publicar.",
    )


def _lo_pendiente(inventario: Inventario) -> Iterator[Bloque]:
    cuentas, pendientes = inventario.cuentas, list(inventario.pendientes())
    dicho = f"Fichas: {cuentas['fichas']}; públicas: {cuentas['publicas']}; envíos pendientes: {len(pendientes)}."
    yield Apartado("Lo pendiente", nivel=1)
    yield Parrafo(linea(dicho))
    if not pendientes:
        yield Parrafo(linea("No hay envíos pendientes."))
        return
    cabecera = "Envío | Ficha | Estado | Plazo | Observaciones sin responder"
    yield _tabla(cabecera, map(fila_de_pendiente, pendientes), (20, 66, 30, 32, 22))
    yield from _sin_responder(pendientes)


def _sin_responder(pendientes: list[Envio]) -> Iterator[Bloque]:
    if filas := filas_sin_responder(pendientes):
        yield Apartado("Observaciones sin responder")
        yield _tabla("Envío | Observación | Sobre", filas, (20, 110, 40))


def _tabla(cabecera: str, filas: Iterable[list[str]], anchos: tuple[int, ...]) -> Tabla:
    return Tabla(cabecera.split(" | "), [[[linea(celda)] for celda in fila] for fila in filas], anchos)


def _fichas(inventario: Inventario) -> Iterator[Bloque]:
    for texto in inventario.textos():
        yield Apartado(texto.titulo or "Sin título", nivel=1)
        estado = "Pública" if texto.es_publica else "No es pública"
        yield Parrafo(linea(" · ".join(filter(None, (texto.codigo, estado)))), "nota")
        yield from contenido(texto)
