"""What narrows the lists of catalogues."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet

from .models import Termino, Vocabulario


class FiltroDeTerminos(WagtailFilterSet):
    vocabulario = django_filters.ModelChoiceFilter(queryset=Vocabulario.objects.all(), label="Vocabulario")
    uso = django_filters.ChoiceFilter(
        choices=[("vigentes", "En uso"), ("retirados", "Retirados")], method="filtrar_uso", label="Uso"
    )

    class Meta:
        model = Termino
        fields = ["vocabulario", "uso"]

    def filtrar_uso(self, terminos, nombre, valor):
        retirados = Q(vigente_hasta__lt=timezone.localdate())
        return terminos.filter(retirados if valor == "retirados" else ~retirados)
