"""A new index beside the one in use, from all the fichas, and one step to it. Whoever calls holds the turn (`indexacion`)."""

import logging
from collections.abc import Callable, Iterator

from django.db import DatabaseError

from .catalogo import Catalogo
from .escritura import DE_TEXTO, anotar, escribir_pendientes, leer, rechazadas
from .estado import anotar_exito, hay_indice
from .lectura import MODELOS
from .models import EnIndice, Escritura, EstadoDelIndice
from .motores import motor
from .puerto import Documento, EscrituraRechazada, Reconstruccion

registro = logging.getLogger("yachay.busqueda")
TANDA = 200  # fichas: what is published meanwhile waits for one of these to be read
# Of what is pending, at each step: a load of many fichas is written twice, and may not make a rebuild take twice as long.
DE_PASO = 50
Avance = Callable[[int, int], None]


def sin_avance(hechas: int, total: int) -> None:
    pass


def rehacer(avance: Avance = sin_avance) -> int:
    """How many fichas were looked at. One that cannot be written stays pending."""
    completar_tabla()
    filas = list(EnIndice.objects.defer(*DE_TEXTO).order_by("tipo", "ficha"))
    nueva = motor().reconstruir()
    try:
        imposibles: set[int] = set()
        _escribir(nueva, filas, imposibles, _sin_hacer_esperar(avance))
        _alcanzar(nueva, imposibles)
    except Exception:
        _abandonar(nueva)
        raise
    nueva.activar()
    EnIndice.objects.dar_por_escritas(nueva.nombre)
    # What could not be written, and what somebody in another machine wrote meanwhile in the index that goes.
    EnIndice.objects.sin_escribir(nueva.nombre).update(pendiente=True)
    anotar_exito(nueva.nombre)
    Escritura.objects.exclude(indice=nueva.nombre).delete()
    EstadoDelIndice.objects.exclude(indice=nueva.nombre).delete()
    return len(filas)


def _abandonar(nueva: Reconstruccion) -> None:
    """Whatever stopped the rebuild is what is told, not what may go wrong here: what is left goes with the next one that ends well."""
    try:
        Escritura.objects.filter(indice=nueva.nombre).delete()
        nueva.abandonar()
    except Exception:
        registro.exception("El índice a medias %s se queda hasta la próxima reconstrucción", nueva.nombre)


def _escribir(nueva: Reconstruccion, filas: list[EnIndice], imposibles: set[int], avance: Avance = sin_avance) -> None:
    """Those that the engine will not take are not written, and are added to `imposibles`."""
    try:
        nueva.escribir(_leer_y_anotar(nueva.nombre, filas, imposibles, avance))
    except EscrituraRechazada as rechazo:
        registro.error("El buscador no admite unas fichas: %s", rechazo)
        negadas = rechazadas(filas, rechazo)
        imposibles.update(negadas)
        Escritura.objects.filter(indice=nueva.nombre, ficha__in=negadas).delete()


def _sin_hacer_esperar(avance: Avance) -> Avance:
    """At each step what was published meanwhile goes to the index in use as well: a rebuild takes minutes, and it is that one that answers."""
    imposibles: dict[int, str] = {}
    sirve = hay_indice()

    def avanzar(hechas: int, total: int) -> None:
        nonlocal sirve
        avance(hechas, total)
        if not sirve:
            return
        try:
            escribir_pendientes(imposibles, a_lo_mas=DE_PASO)
        except DatabaseError:
            raise
        except Exception:  # whatever ails the old index, the new one is its cure
            sirve = False
            registro.exception("El índice en uso no admite cambios: los tendrá el nuevo")

    return avanzar


def _alcanzar(nueva: Reconstruccion, imposibles: set[int]) -> None:
    """What changed meanwhile, all that the index in use has included: a search never goes back.

    While a round brings much there will be another; the little that comes during the last one is pending for the new index like for any.
    """
    while filas := list(_sin_escribir(nueva.nombre, imposibles)):
        _escribir(nueva, filas, imposibles)
        if len(filas) < TANDA:
            break


def _sin_escribir(indice: str, imposibles: set[int]):
    return EnIndice.objects.sin_escribir(indice).exclude(pk__in=imposibles).defer(*DE_TEXTO)


def _leer_y_anotar(
    indice: str, filas: list[EnIndice], imposibles: set[int], avance: Avance = sin_avance
) -> Iterator[Documento]:
    """Documents of an index that nobody reads yet: noting them before they are confirmed does no harm."""
    catalogo = Catalogo.leer()
    for desde in range(0, len(filas), TANDA):
        buenas, hechos, malas = leer(filas[desde : desde + TANDA], catalogo)
        imposibles.update(malas)
        anotar(indice, buenas, hechos)
        yield from hechos
        avance(min(desde + TANDA, len(filas)), len(filas))


def completar_tabla() -> None:
    """A row for every ficha: those written to the database behind the application's back included."""
    for tipo, modelo in MODELOS.items():
        conocidas = EnIndice.objects.filter(tipo=tipo).values("ficha")
        faltan = modelo.objects.exclude(pk__in=conocidas).values_list("pk", flat=True)
        # One that is published between the look and the writing has made its own.
        nuevas = [EnIndice(tipo=tipo, ficha=pk) for pk in faltan]
        EnIndice.objects.bulk_create(nuevas, batch_size=1000, ignore_conflicts=True)
