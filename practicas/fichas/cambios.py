"""Which fields and kinds of rows one text of a ficha says otherwise than another."""

from collections.abc import Mapping

from django.db.models import Model
from modelcluster.models import get_all_child_relations

from .models import Ficha

# They change by themselves from one revision to the next, or belong to the ficha and not to its text.
TECNICOS = frozenset(
    "pk codigo validacion retirada demostracion creada live has_unpublished_changes first_published_at last_published_at "
    "live_revision latest_revision go_live_at expire_at expired locked locked_at locked_by".split()
)
_DE_PARTE = frozenset({"pk", "id", "ficha", "sort_order"})  # where a row is kept, not what it says


def cambiados(modelo: type[Ficha], antes: Mapping, ahora: Mapping) -> set[str]:
    """By name. `antes` and `ahora` are contents of revisions: a figure written «38400» and kept «38400.00» is the same."""
    partes = {r.get_accessor_name(): r.related_model for r in get_all_child_relations(modelo)}
    return {
        nombre
        for nombre in {*antes, *ahora} - TECNICOS
        if _leido(modelo, partes, nombre, antes.get(nombre)) != _leido(modelo, partes, nombre, ahora.get(nombre))
    }


def _leido(modelo: type[Model], partes: Mapping[str, type[Model]], nombre: str, valor):
    if nombre in partes:
        return [_fila(partes[nombre], fila) for fila in valor or ()]
    return _valor(modelo, nombre, valor)


def _fila(modelo: type[Model], fila: Mapping) -> dict:
    return {nombre: _valor(modelo, nombre, valor) for nombre, valor in fila.items() if nombre not in _DE_PARTE}


def _valor(modelo: type[Model], nombre: str, valor):
    campo = next((c for c in modelo._meta.concrete_fields if c.name == nombre and not c.is_relation), None)
    return valor if campo is None else campo.to_python(valor)
