"""Calls of the coordination."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from practicas.envios.models import Envio
from practicas.envios.servicios.decision import Conflicto
from practicas.fichas.models import Practica

from .. import permisos
from ..models import Convocatoria
from .solicitud import convocar


@dataclass(frozen=True)
class Inclusion:
    """What became of one code: its evaluation, or why not."""

    codigo: str
    envio: Envio | None
    motivo: str = ""


@transaction.atomic
def crear_convocatoria(*, usuario, nombre: str, bases: str, desde: date, hasta: date) -> Convocatoria:
    if not permisos.puede_coordinar(usuario):
        raise PermissionDenied("Las convocatorias las abre la coordinación.")
    convocatoria = Convocatoria(nombre=nombre.strip(), bases=bases.strip(), desde=desde, hasta=hasta)
    convocatoria.full_clean()
    convocatoria.save()
    return convocatoria


def incluir_en_convocatoria(*, convocatoria: Convocatoria, codigos: Iterable[str], usuario) -> list[Inclusion]:
    """Each by itself: one that cannot be included does not stop the others."""
    if not permisos.puede_coordinar(usuario):
        raise PermissionDenied("Las convocatorias las abre la coordinación.")
    return [
        _incluir(convocatoria, codigo, usuario)
        for codigo in dict.fromkeys(c.strip().upper() for c in codigos)
        if codigo
    ]


def _incluir(convocatoria: Convocatoria, codigo: str, usuario) -> Inclusion:
    ficha = Practica.objects.publicadas().filter(codigo=codigo).first()
    envio = ficha and Envio.objects.vigente_de(ficha)
    if not envio:
        return Inclusion(codigo, None, "No es el código de una buena práctica publicada.")
    try:
        return Inclusion(codigo, convocar(envio=envio, usuario=usuario, convocatoria=convocatoria))
    except (Conflicto, PermissionDenied) as error:
        return Inclusion(codigo, None, str(error))
    except ValidationError as error:
        return Inclusion(codigo, None, " ".join(error.messages))
