"""The menu «Catálogos» of the admin."""

from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from . import paneles
from .filtros import FiltroDeTerminos
from .listados import Borrado, Listado
from .lotes import ConLote
from .models import DiaNoLaborable, Equivalencia, Etiqueta, Termino, Vocabulario


class DeCatalogo(ModelViewSet):
    """Catalogues are searched through the ORM and are never copied: a code means one thing."""

    index_view_class = Listado
    delete_view_class = Borrado
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50


class VocabularioViewSet(DeCatalogo):
    model = Vocabulario
    url_prefix = "catalogos/vocabularios"
    icon = "folder-open-inverse"
    list_display = ["nombre", "clave", "version", "vigente_desde", "vigente_hasta"]
    search_fields = ["nombre", "clave"]
    edit_handler = paneles.VOCABULARIO


def _con_sangria(termino) -> str:
    return "\u2003\u2003" * getattr(termino, "profundidad", 0) + termino.nombre


class ListadoDeTerminos(ConLote, Listado):
    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        return super()._get_title_column(field_name, column_class, accessor=_con_sangria, **kwargs)

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("vocabulario", "padre")

    def order_queryset(self, queryset):
        return super().order_queryset(queryset) if self.is_explicitly_ordered else queryset.en_arbol()


class BorradoDeTermino(Borrado):
    consejo = "Retírelo: ponga una fecha en «En uso hasta» y dejará de ofrecerse sin cambiar ninguna ficha."


class TerminoViewSet(DeCatalogo):
    model = Termino
    url_prefix = "catalogos/terminos"
    icon = "list-ul"
    index_view_class = ListadoDeTerminos
    delete_view_class = BorradoDeTermino
    list_display = [
        "nombre",
        "codigo",
        Column("padre", label="Término superior", accessor="padre"),
        "vocabulario",
        "vigente_hasta",
    ]
    filterset_class = FiltroDeTerminos
    search_fields = ["nombre", "codigo", "sinonimos"]
    edit_handler = paneles.TERMINO
    list_export = ["vocabulario.clave", "vocabulario.version", "codigo", "nombre", "padre.codigo", "vigente_hasta"]


class ListadoDeEquivalencias(Listado):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("origen__vocabulario", "destino__vocabulario")


def _con_version(relacion):
    def leer(equivalencia) -> str:
        termino = getattr(equivalencia, relacion)
        return f"{termino.vocabulario.clave} {termino.vocabulario.version} · {termino.codigo}"

    return leer


class EquivalenciaViewSet(DeCatalogo):
    model = Equivalencia
    url_prefix = "catalogos/equivalencias"
    icon = "link"
    index_view_class = ListadoDeEquivalencias
    list_display = [
        "origen",
        Column("de", label="Versión de origen", accessor=_con_version("origen")),
        "tipo",
        "destino",
        Column("a", label="Versión de destino", accessor=_con_version("destino")),
    ]
    ordering = ["origen__vocabulario", "origen__orden", "origen__codigo"]
    search_fields = ["origen__nombre", "destino__nombre"]
    edit_handler = paneles.EQUIVALENCIA


class ListadoDeEtiquetas(ConLote, Listado):
    def get_list_more_buttons(self, instance):
        botones = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and self.user_has_permission("delete"):
            # Merging touches fichas, which this app does not know: the address is theirs.
            destino = reverse("fundir_etiqueta", args=[instance.pk])
            botones.append(MenuItem("Fundir con otra", url=destino, icon_name="resubmit", priority=25))
        return botones


class EtiquetaViewSet(DeCatalogo):
    model = Etiqueta
    url_prefix = "catalogos/etiquetas"
    icon = "tag"
    index_view_class = ListadoDeEtiquetas
    list_display = ["name"]
    search_fields = ["name"]
    list_export = ["name", "slug"]
    edit_handler = paneles.ETIQUETA


class DiaNoLaborableViewSet(DeCatalogo):
    model = DiaNoLaborable
    url_prefix = "catalogos/dias-no-laborables"
    icon = "calendar"
    list_display = ["fecha", "ambito", "norma"]
    search_fields = ["norma"]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("fecha", help_text="Deja de contar en los plazos desde que se guarda."),
                    FieldPanel("ambito"),
                ]
            ),
            FieldPanel("norma"),
        ]
    )


class GrupoDeCatalogos(ModelViewSetGroup):
    menu_label = "Catálogos"
    menu_icon = "list-ul"
    menu_order = 130
    items = (VocabularioViewSet, TerminoViewSet, EquivalenciaViewSet, EtiquetaViewSet, DiaNoLaborableViewSet)
