"""The same done to several case files, each on its own: what one cannot does not stop the rest."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError

from practicas.envios import permisos
from practicas.envios.models import Envio
from practicas.envios.servicios import Conflicto

MAXIMO = 50  # as many as a page of the queue has


@dataclass
class Resultado:
    hechas: list[Envio] = field(default_factory=list)
    fallidas: list[tuple[Envio, str]] = field(default_factory=list)


def elegidos(uuids: list[str]) -> list[Envio]:
    """Of the desk, in its order. What is not an identifier is nobody's."""
    validos = [uuid for uuid in uuids[:MAXIMO] if _es_uuid(uuid)]
    return list(Envio.objects.en_la_mesa().filter(uuid__in=validos).select_related("entidad", "entidad_presenta"))


def hacer(envios: list[Envio], usuario, accion: Callable[[Envio], object]) -> Resultado:
    resultado = Resultado()
    for envio in envios:
        if motivo := _intentar(envio, usuario, accion):
            resultado.fallidas.append((envio, motivo))
        else:
            resultado.hechas.append(envio)
    return resultado


def _intentar(envio: Envio, usuario, accion: Callable[[Envio], object]) -> str:
    """Empty when it is done; otherwise why not."""
    if permisos.es_parte(usuario, envio):
        return "Es de su entidad."
    try:
        accion(envio)
    except ValidationError as error:
        return " ".join(error.messages)
    except (Conflicto, PermissionDenied) as error:
        return str(error)
    return ""


def _es_uuid(texto: str) -> bool:
    try:
        UUID(texto)
    except ValueError:
        return False
    return True
