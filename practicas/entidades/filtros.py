"""What narrows the lists of entities and memberships."""

import django_filters
from wagtail.admin.filters import WagtailFilterSet

from practicas.catalogos import lugares
from practicas.catalogos.models import Termino

from .models import Entidad, Membresia


def departamentos():
    return [(codigo, lugares.nombre(codigo)) for codigo in lugares.departamentos()]


class FiltroDeEntidades(WagtailFilterSet):
    nivel = django_filters.ModelChoiceFilter(
        queryset=Termino.objects.de("nivel").en_arbol(), method="filtrar_nivel", label="Nivel de gobierno"
    )
    sector = django_filters.ModelChoiceFilter(queryset=Termino.objects.de("sector").en_arbol(), label="Sector")
    region = django_filters.ChoiceFilter(
        choices=departamentos, field_name="ubigeo", lookup_expr="startswith", label="Departamento"
    )
    vigente = django_filters.BooleanFilter(label="Vigente")
    externa = django_filters.BooleanFilter(label="Externa")
    demostracion = django_filters.BooleanFilter(label="De demostración")

    class Meta:
        model = Entidad
        fields = ["nivel", "sector", "region", "vigente", "externa", "demostracion"]

    def filtrar_nivel(self, entidades, nombre, nivel):
        """A level and all below it."""
        return entidades.filter(nivel__codigo__regex=rf"^{nivel.codigo}(\.|$)")


class FiltroDeMembresias(WagtailFilterSet):
    class Meta:
        model = Membresia
        fields = ["rol", "desde", "hasta"]
