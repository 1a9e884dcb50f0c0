"""The versions of the rubric, in the admin."""

from django.urls import path, reverse
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from practicas.catalogos.dias_habiles import hoy
from practicas.catalogos.listados import Listado

from . import paneles
from .models import Rubrica
from .views import BorrarRubrica, EditarRubrica, VerRubrica


def situacion(rubrica: Rubrica) -> str:
    if rubrica.vigente_desde is None:
        return "En preparación"
    if rubrica.vigente_desde > hoy():
        return "Rige después"
    return "Vigente" if rubrica == Rubrica.objects.vigente(hoy()) else "Anterior"


class ListadoDeRubricas(Listado):
    def get_list_more_buttons(self, instance):
        ver = MenuItem(
            "Ver y hacer otra versión", reverse("rubrica:ver", args=[instance.pk]), icon_name="copy", priority=5
        )
        return [ver, *super().get_list_more_buttons(instance)]


class RubricaViewSet(ModelViewSet):
    model = Rubrica
    url_prefix = "evaluaciones/rubricas"
    icon = "list-ol"
    menu_label = "Rúbricas"
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ListadoDeRubricas
    edit_view_class = EditarRubrica
    delete_view_class = BorrarRubrica
    search_backend_name = None
    search_fields = ["nombre"]
    list_display = [
        "nombre",
        "version",
        Column("situacion", label="Situación", accessor=situacion),
        "vigente_desde",
        Column("umbral", label="Se valida desde", accessor="umbral"),
    ]
    edit_handler = paneles.RUBRICA

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("ver/<int:pk>/", VerRubrica.as_view(), name="ver")]
