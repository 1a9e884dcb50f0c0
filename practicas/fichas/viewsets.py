"""The menu «Fichas» of the admin, and how a lesson chooses its practice."""

from django.db.models import prefetch_related_objects
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.utils import get_latest_str
from wagtail.snippets.views import snippets
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from practicas.catalogos.listados import ConBusqueda, FormularioDeBusqueda, SinFormulas, SoloQuienEdita, buscar
from practicas.catalogos.lotes import ConLote

from . import columnas, filtros, paneles, permisos, views
from .models import Leccion, Practica
from .models.ficha_queryset import cargar_terminos


class ListadoDeFichas(ConLote, ConBusqueda, SinFormulas, snippets.IndexView):
    tipo_de_fila = "snippet"  # its titles are already named

    @property
    def columnas(self):
        return super(snippets.IndexView, self).columns  # without the boxes of Wagtail, that come with its actions

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        """The title of the text that will be opened, which may be a draft."""
        opciones = {"accessor": get_latest_str, "width": "30%", **kwargs}
        return super(ConLote, self)._get_title_column(field_name, column_class, **opciones)

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("entidad__nivel", "latest_revision")

    def get_context_data(self, *args, **kwargs):
        contexto = super().get_context_data(*args, **kwargs)
        fichas = list(contexto["object_list"])
        cargar_terminos(fichas)
        if self.model is Practica:
            prefetch_related_objects(fichas, "indicadores")
        return contexto

    def get_list_more_buttons(self, instance):
        return [*views.enlace_de_lista(instance), *super().get_list_more_buttons(instance)]

    def get_delete_url(self, instance):
        return super().get_delete_url(instance) if permisos.puede_eliminar(self.request.user, instance) else None


class FormularioParaElegirFicha(FormularioDeBusqueda):
    def buscar(self, filas):
        return buscar(filas, self.search_query, ["titulo", "codigo"])


class _ElegirFicha(SoloQuienEdita):
    filter_form_class = FormularioParaElegirFicha


class ElegirFicha(_ElegirFicha, ChooseView):
    pass


class ResultadosDeElegirFicha(_ElegirFicha, ChooseResultsView):
    pass


class FichaElegida(SoloQuienEdita, SnippetChosenView):
    pass


class FichasElegidas(SoloQuienEdita, SnippetChosenMultipleView):
    pass


class SelectorDeFicha(SnippetChooserViewSet):
    choose_view_class = ElegirFicha
    choose_results_view_class = ResultadosDeElegirFicha
    chosen_view_class = FichaElegida
    chosen_multiple_view_class = FichasElegidas


class DeFichas(SnippetViewSet):
    index_view_class = ListadoDeFichas
    index_template_name = ListadoDeFichas.template_name
    add_view_class = views.CrearFicha
    edit_view_class = views.EditarFicha
    delete_view_class = views.BorrarFicha
    unpublish_view_class = views.Retirar
    lock_view_class = views.SinCandado
    unlock_view_class = views.SinCandado
    chooser_viewset_class = SelectorDeFicha
    # A POST to the address of the copy would write over the original.
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["titulo", "codigo", "resumen"]
    ordering = "-_updated_at"
    list_export = ["codigo", "titulo", "entidad", "entidad.codigo", "ubigeo", "live", "retirada", "validacion"]


class PracticaViewSet(DeFichas):
    model = Practica
    base_url_path = "fichas/practicas"
    icon = "clipboard-list"
    list_display = [
        "titulo",
        columnas.CODIGO,
        columnas.ENTIDAD,
        columnas.ESTADO,
        columnas.VALIDACION,
        columnas.COMPLETITUD,
        columnas.EDITADA,
    ]
    filterset_class = filtros.FiltroDePracticas
    edit_handler = paneles.PRACTICA
    export_filename = "buenas-practicas"


class LeccionViewSet(DeFichas):
    model = Leccion
    base_url_path = "fichas/lecciones"
    icon = "warning"
    list_display = [
        "titulo",
        columnas.CODIGO,
        columnas.ENTIDAD,
        columnas.ESTADO,
        columnas.RESULTADO,
        columnas.DIVULGACION,
        columnas.COMPLETITUD,
        columnas.EDITADA,
    ]
    filterset_class = filtros.FiltroDeLecciones
    edit_handler = paneles.LECCION
    export_filename = "lecciones-aprendidas"


class GrupoDeFichas(SnippetViewSetGroup):
    menu_label = "Fichas"
    menu_icon = "form"
    menu_order = 110
    items = (PracticaViewSet, LeccionViewSet)
