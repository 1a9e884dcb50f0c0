"""Loading the vocabularies and synonyms that ship. What staff have changed since is theirs: only what is missing comes in, unless asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.core import serializers
from django.db import transaction

from .models import Equivalencia, Termino
from .signals import terminos_cambiados


@dataclass(frozen=True)
class Carga:
    nuevos: int
    actualizados: int
    iguales: int


@transaction.atomic
def cargar(archivos: Iterable[Path], *, actualizar: bool = False) -> Carga:
    """Objects of Django's YAML serialisation, by natural key; all or nothing. Equivalences last: they point at terms."""
    cuentas = {"nuevos": 0, "actualizados": 0, "iguales": 0}
    terminos, enteros = set(), set()
    for archivo in sorted(archivos, key=lambda a: (a.stem == "equivalencias", a.name)):
        for objeto in serializers.deserialize("yaml", archivo.read_text(encoding="utf-8")):
            que = _guardar(objeto, actualizar, enteros)
            cuentas[que] += 1
            if que != "iguales":
                terminos |= _afectados(objeto.object)
    if terminos:
        terminos_cambiados.send(Termino, pks=terminos)
    return Carga(**cuentas)


def _afectados(objeto) -> set[int]:
    """Terms whose fichas say something else now: a raw saving sends no signal."""
    if isinstance(objeto, Termino):
        return {objeto.pk}
    return {objeto.origen_id} if isinstance(objeto, Equivalencia) else set()


def _guardar(objeto, actualizar: bool, enteros: set) -> str:
    """`enteros`: what came in with this load and is never completed or put back in a later one, as its `entero` says: a rubric."""
    entero = getattr(objeto.object, "entero", None)
    if entero is not None and entero.pk and entero not in enteros:
        return "iguales"
    existente = type(objeto.object).objects.filter(pk=objeto.object.pk).first() if objeto.object.pk else None
    if existente is None:
        objeto.save()
        if entero is not None:
            enteros.add(entero)
        return "nuevos"
    if actualizar and _difiere(existente, objeto.object):
        objeto.save()
        return "actualizados"
    return "iguales"


def _difiere(uno, otro) -> bool:
    """In what people write: when it was last saved is not that."""
    escritos = (c for c in uno._meta.concrete_fields if c.editable)
    return any(getattr(uno, c.attname) != getattr(otro, c.attname) for c in escritos)
