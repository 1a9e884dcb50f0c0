"""The report of what is looked for in vain: for who decides what to ask for and which words stand for which."""

from datetime import timedelta
from urllib.parse import urlencode

import django_filters
from django.db.models import Count
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from practicas.catalogos.listados import SinFormulas
from practicas.solicitudes.models import Solicitud

from . import buscador
from .consulta import Consulta
from .models import BusquedaHecha

PERIODOS = {"30": "Último mes", "90": "Últimos tres meses", "365": "Último año", "todo": "Todo lo guardado"}
POR_DEFECTO = "90"


class FiltroDePeriodo(WagtailFilterSet):
    periodo = django_filters.ChoiceFilter(
        label="Periodo", choices=list(PERIODOS.items()), empty_label=None, method="desde_hace"
    )

    class Meta:
        model = BusquedaHecha
        fields = ["periodo"]

    def __init__(self, data=None, **kwargs):
        pedido = data.copy() if data is not None else {}
        if pedido.get("periodo") not in PERIODOS:
            pedido["periodo"] = POR_DEFECTO
        super().__init__(pedido, **kwargs)

    def desde_hace(self, filas, _, dias):
        return filas if dias == "todo" else filas.filter(momento__gte=timezone.now() - timedelta(days=int(dias)))


def _url_de_busqueda(fila) -> str:
    return f"{reverse('buscar')}?{urlencode({'q': fila['consulta']})}"


def _url_de_alta(fila) -> str:
    return f"{reverse('grupodesinonimos:add')}?{urlencode({'forma': fila['consulta']})}"


class BusquedasSinResultado(SinFormulas, ReportView):
    model = BusquedaHecha
    page_title = "Búsquedas sin resultado"
    header_icon = "search"
    index_url_name = "busquedas_sin_resultado:index"
    index_results_url_name = "busquedas_sin_resultado:results"
    permission_policy = policy_registry.get_by_type(BusquedaHecha)
    any_permission_required = ["view"]
    filterset_class = FiltroDePeriodo
    default_ordering = None
    export_filename = "busquedas-sin-resultado"
    list_export = ["consulta", "veces", "con_filtros", "piden", "ultima"]
    export_headings = {
        "consulta": "Se buscó",
        "veces": "Veces",
        "con_filtros": "Con filtros",
        "piden": "Solicitudes abiertas",
        "ultima": "Última vez",
    }
    columns = [
        TitleColumn("consulta", label="Se buscó", get_url=_url_de_busqueda),
        Column("veces", label="Veces"),
        Column("con_filtros", label="Con filtros"),
        Column("piden", label="Solicitudes abiertas"),
        Column("hoy", label="Hoy encuentra"),
        DateColumn("ultima", label="Última vez"),
        TitleColumn("que_hacer", label="Qué hacer", accessor=lambda _: "Agregar sinónimos", get_url=_url_de_alta),
    ]

    def get_filtered_queryset(self):
        return super().get_filtered_queryset().sin_resultado()

    def decorate_paginated_queryset(self, object_list):
        filas = list(object_list)
        iguales = Solicitud.objects.abiertas().filter(plegada__in=[f["plegada"] for f in filas]).order_by()
        piden = dict(iguales.values("plegada").annotate(n=Count("pk")).values_list("plegada", "n"))
        # What was written since then, and the synonyms added, may have answered it.
        hoy = [] if self.is_export else buscador.contar([Consulta(q=f["consulta"]) for f in filas])
        for fila, cuantas in zip(filas, hoy or [None] * len(filas), strict=True):
            fila |= {"piden": piden.get(fila["plegada"], 0), "hoy": "No se sabe ahora" if cuantas is None else cuantas}
        return filas


class BusquedasSinResultadoViewSet(ViewSet):
    name = "busquedas_sin_resultado"
    url_prefix = "busqueda/sin-resultado"
    icon = "search"
    menu_label = "Sin resultado"

    @property
    def menu_item_class(self):
        return MenuDeQuienVe

    def get_urlpatterns(self):
        vista = BusquedasSinResultado
        return [
            path("", vista.as_view(), name="index"),
            path("results/", vista.as_view(results_only=True), name="results"),
        ]


class MenuDeQuienVe(MenuItem):
    def is_shown(self, request):
        return BusquedasSinResultado.permission_policy.user_has_permission(request.user, "view")
