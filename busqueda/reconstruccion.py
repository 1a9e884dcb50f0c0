"""A new index beside the one in use, from all the fichas, and one step to it. Whoever calls holds the turn (`indexacion`)."""

from collections.abc import Callable, Iterator

from .catalogo import Catalogo
from .escritura import DE_TEXTO, TANDA, anotar, leer
from .estado import anotar_exito
from .lectura import MODELOS
from .models import EnIndice, Escritura, EstadoDelIndice
from .motores import motor
from .puerto import Documento

Avance = Callable[[int, int], None]


def sin_avance(hechas: int, total: int) -> None:
    pass


def rehacer(avance: Avance = sin_avance) -> int:
    """How many fichas were looked at. One that cannot be written stays pending."""
    completar_tabla()
    filas = list(EnIndice.objects.defer(*DE_TEXTO).order_by("tipo", "ficha"))
    nueva = motor().reconstruir()
    imposibles: set[int] = set()
    nueva.escribir(_leer_y_anotar(nueva.nombre, filas, imposibles, avance))
    # What changed meanwhile; what changes after the step is pending for the new index like for any other.
    while tanda := list(_sin_escribir(nueva.nombre, imposibles)[:TANDA]):
        nueva.escribir(_leer_y_anotar(nueva.nombre, tanda, imposibles))
    nueva.activar()
    EnIndice.objects.dar_por_escritas(nueva.nombre)
    anotar_exito(nueva.nombre)
    Escritura.objects.exclude(indice=nueva.nombre).delete()
    EstadoDelIndice.objects.exclude(indice=nueva.nombre).delete()
    return len(filas)


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
        EnIndice.objects.bulk_create([EnIndice(tipo=tipo, ficha=pk) for pk in faltan], batch_size=1000)
