"""Keeps the converted rows as entities: creates the new, saves only those that changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from practicas.catalogos.tablas import Problema

from ..models import Entidad
from .conversion import Convertida
from .filas import FUERA_DEL_ARCHIVO


@dataclass(frozen=True)
class Guardadas:
    creadas: int
    actualizadas: int
    sin_cambios: int


def separar_repetidas(convertidas: Iterable[Convertida]) -> tuple[list[Convertida], list[Problema]]:
    """The first row of each code, and a refusal for every other."""
    primeras: dict[str, Convertida] = {}
    rechazos = []
    for convertida in convertidas:
        codigo = convertida.campos["codigo"]
        primera = primeras.setdefault(codigo, convertida)
        if primera is not convertida:
            motivo = f"El código «{codigo}» ya es de «{primera.campos['nombre']}» ({_lugar(primera)}): escriba otro en"
            rechazos.append(Problema(convertida.fila.linea, "codigo", codigo, f"{motivo} la columna «codigo»."))
    return list(primeras.values()), rechazos


def guardar(convertidas: Iterable[Convertida], *, simular: bool = False) -> Guardadas:
    """Not saving what did not change keeps the search index and the dates of the entities quiet."""
    conocidas = {entidad.codigo: entidad for entidad in Entidad.objects.all()}
    cuenta = {"creadas": 0, "actualizadas": 0, "sin_cambios": 0}
    for convertida in convertidas:
        entidad = conocidas.get(convertida.campos["codigo"])
        destino = "creadas" if entidad is None else "actualizadas"
        if not _poner(entidad := entidad or Entidad(), convertida):
            destino = "sin_cambios"
        elif not simular:
            _salvar(entidad)
        cuenta[destino] += 1
    return Guardadas(**cuenta)


def _salvar(entidad: Entidad) -> None:
    """Wagtail would queue a task for each entity to note its terms, at more cost than saving it: noted here at once."""
    with disable_reference_index_auto_update():
        entidad.save()
    ReferenceIndex.create_or_update_for_object(entidad)


def _poner(entidad: Entidad, convertida: Convertida) -> bool:
    """True when some field was other than what the row brings."""
    cambio = False
    for campo, valor in convertida.campos.items():
        atributo, nuevo = (f"{campo}_id", valor.pk) if campo in ("nivel", "sector") else (campo, valor)
        if getattr(entidad, atributo) != nuevo:
            setattr(entidad, atributo, nuevo)
            cambio = True
    return cambio


def _lugar(convertida: Convertida) -> str:
    linea = convertida.fila.linea
    return "agregada por las correcciones" if linea == FUERA_DEL_ARCHIVO else f"línea {linea}"
