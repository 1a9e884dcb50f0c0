"""What an entity has here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from practicas.entidades.models import Entidad
from practicas.fichas.models import Ficha

from ..estados import ABIERTOS, Estado
from ..models import Envio
from ..models.envio import FICHAS

# Nothing is expected of anybody any more.
_CERRADOS = frozenset(Estado) - ABIERTOS


@dataclass(frozen=True)
class Inventario:
    entidad: Entidad

    @property
    def filtro(self) -> Q:
        """Of fichas: those it carried out and those it presents."""
        return Q(entidad=self.entidad) | Q(entidad_presenta=self.entidad)

    @cached_property
    def cuentas(self) -> dict[str, int]:
        """How many fichas, how many of them public, how many case files are pending."""
        fichas = [modelo.objects.filter(self.filtro) for modelo in FICHAS.values()]
        return {
            "fichas": sum(f.count() for f in fichas),
            "publicas": sum(f.filter(live=True, retirada=False).count() for f in fichas),
            "pendientes": self.pendientes().count(),
        }

    def expedientes(self) -> QuerySet[Envio]:
        return (
            Envio.objects.de_entidades([self.entidad.pk])
            .select_related("entidad", "entidad_presenta")
            .prefetch_related("actos", "observaciones")
            .order_by("creado", "pk")
        )

    def pendientes(self) -> QuerySet[Envio]:
        """Case files of which somebody still expects something."""
        return self.expedientes().exclude(estado__in=_CERRADOS)

    def textos(self) -> Iterator[Ficha]:
        """The last text of each ficha, public or not."""
        for modelo in FICHAS.values():
            for ficha in modelo.objects.filter(self.filtro).order_by("pk").iterator(chunk_size=50):
                yield ficha.get_latest_revision_as_object()


def inventariar(entidad: Entidad) -> Inventario:
    return Inventario(entidad)
