"""The history of the case files in the admin, to look through and to take away: who did what, when, as what, on which text."""

from datetime import datetime

import django_filters
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from practicas.catalogos.listados import SinFormulas
from practicas.catalogos.plegado import plegar

from .estados import Accion, Papel
from .models import Acto

EXPORTADOS = {
    "cuando": "Cuándo",
    "envio.numero": "Envío",
    "envio.ruta": "Ruta",
    "envio.version": "Versión",
    "envio.titulo": "Ficha",
    "envio.entidad": "Entidad",
    "get_accion_display": "Qué se hizo",
    "get_de_display": "De",
    "get_a_display": "A",
    "usuario": "Quién",
    "get_papel_display": "Como qué",
    "revision_id": "Texto (revisión)",
    "motivo": "Motivo",
}
POLITICA = policy_registry.get_by_type(Acto)


def _de_lima(momento: datetime) -> datetime:
    """As the clock said there: a workbook knows no zones, and Wagtail would give it that of Greenwich."""
    return timezone.localtime(momento).replace(tzinfo=None)


class FiltroDeActos(WagtailFilterSet):
    envio = django_filters.CharFilter(label="Número o título", method="de_envio")
    cuando = django_filters.DateFromToRangeFilter(label="Cuándo", widget=DateRangePickerWidget)
    accion = django_filters.MultipleChoiceFilter(label="Qué se hizo", choices=Accion.choices)
    papel = django_filters.MultipleChoiceFilter(label="Como qué", choices=Papel.choices)

    class Meta:
        model = Acto
        fields = ["envio", "cuando", "accion", "papel"]

    def de_envio(self, actos, _, dicho):
        for palabra in plegar(dicho).split():
            actos = actos.filter(envio__plegado__contains=palabra)
        return actos


class HistoriaDeEnvios(SinFormulas, ReportView):
    model = Acto
    page_title = "Historia de los envíos"
    header_icon = "history"
    index_url_name = "historia_de_envios:index"
    index_results_url_name = "historia_de_envios:results"
    permission_policy = POLITICA
    any_permission_required = ["view"]
    filterset_class = FiltroDeActos
    default_ordering = None
    export_filename = "historia-de-los-envios"
    list_export = list(EXPORTADOS)
    export_headings = EXPORTADOS
    custom_field_preprocess = {"cuando": dict.fromkeys((ReportView.FORMAT_CSV, ReportView.FORMAT_XLSX), _de_lima)}
    columns = [
        DateColumn("cuando", label="Cuándo"),
        TitleColumn("envio", label="Envío", accessor="envio", get_url=lambda acto: reverse("mesa_envio", args=[acto.envio.uuid])),
        Column("accion", label="Qué se hizo", accessor="get_accion_display"),
        Column("paso", label="De, a", accessor=lambda acto: " → ".join(filter(None, [acto.get_de_display(), acto.get_a_display()]))),
        Column("usuario", label="Quién", accessor=lambda acto: acto.usuario or "El sistema"),
        Column("papel", label="Como qué", accessor="get_papel_display"),
        Column("revision", label="Texto", accessor=lambda acto: acto.revision_id or ""),
        Column("motivo", label="Motivo"),
    ]  # fmt: skip

    def get_base_queryset(self):
        return Acto.objects.select_related("envio__entidad", "usuario").order_by("-cuando", "-pk")


class HistoriaDeEnviosViewSet(ViewSet):
    name = "historia_de_envios"
    url_prefix = "envios/historia"
    icon = "history"
    menu_label = "Historia de los envíos"

    @property
    def menu_item_class(self):
        return MenuDeLaHistoria

    def get_urlpatterns(self):
        vista = HistoriaDeEnvios
        return [
            path("", vista.as_view(), name="index"),
            path("results/", vista.as_view(results_only=True), name="results"),
        ]


class MenuDeLaHistoria(MenuItem):
    def is_shown(self, request):
        return POLITICA.user_has_permission(request.user, "view")
