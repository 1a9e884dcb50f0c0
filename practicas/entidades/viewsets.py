"""The menu «Entidades» of the admin, and how a form chooses an entity."""

from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from practicas.catalogos.listados import Borrado, FormularioDeBusqueda, Listado, SoloQuienEdita
from practicas.catalogos.lotes import ConLote

from . import paneles
from .filtros import FiltroDeEntidades, FiltroDeMembresias
from .formularios import (
    FormularioDeAtencion,
    FormularioDeDesignacion,
    FormularioDeInvitacion,
    FormularioDeTermino,
    FormularioSinCampos,
)
from .models import Entidad, Invitacion, Membresia, SolicitudDeAcceso
from .views import AtenderAcceso, Designar, Invitar, VerInvitacion, VerMembresia


class ListadoDeEntidades(ConLote, Listado):
    def get_base_queryset(self):
        return super().get_base_queryset().con_catalogo()

    def search_queryset(self, queryset):
        return queryset.de_texto(self.search_query) if self.is_searching else queryset


class BorradoDeEntidad(Borrado):
    consejo = "Márquela como no vigente: sus fichas y sus membresías la siguen citando."


class EntidadViewSet(ModelViewSet):
    model = Entidad
    url_prefix = "entidades/entidades"
    icon = "group"
    index_view_class = ListadoDeEntidades
    delete_view_class = BorradoDeEntidad
    copy_view_enabled = False
    list_display = [
        "nombre",
        "codigo",
        Column("nivel", label="Nivel", accessor="nivel"),
        Column("sector", label="Sector", accessor="sector"),
        Column("ubicacion", label="Lugar", accessor="ubicacion"),
        Column("vigente", label="Vigente", accessor=lambda e: "Sí" if e.vigente else "No", sort_key="vigente"),
    ]
    filterset_class = FiltroDeEntidades
    search_backend_name = None
    search_fields = ["plegado"]
    edit_handler = paneles.ENTIDAD
    list_export = [
        "codigo",
        "codigo_mef",
        "nombre",
        "sigla",
        "nivel",
        "sector",
        "ubigeo",
        "ubicacion",
        "ruc",
        "vigente",
    ]


class ListadoDeMembresias(Listado):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("usuario", "entidad")


class MembresiaViewSet(ModelViewSet):
    model = Membresia
    url_prefix = "entidades/membresias"
    icon = "user"
    index_view_class = ListadoDeMembresias
    add_view_class = Designar
    edit_view_class = VerMembresia
    copy_view_enabled = False
    list_display = ["usuario", "entidad", "rol", "desde", "hasta"]
    filterset_class = FiltroDeMembresias
    search_backend_name = None
    search_fields = ["usuario__email", "usuario__first_name", "usuario__last_name", "entidad__plegado"]
    list_export = ["usuario", "entidad", "entidad.codigo", "rol", "desde", "hasta"]

    def get_form_class(self, for_update=False):
        return FormularioDeTermino if for_update else FormularioDeDesignacion


class ListadoDeAccesos(Listado):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("entidad")


class SolicitudDeAccesoViewSet(ModelViewSet):
    model = SolicitudDeAcceso
    url_prefix = "entidades/accesos"
    icon = "key"
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ListadoDeAccesos
    edit_view_class = AtenderAcceso
    delete_view_class = Borrado
    search_backend_name = None
    search_fields = ["nombre", "correo", "entidad_escrita"]
    list_filter = ["estado", "rol"]
    list_display = [
        "nombre",
        Column("correo", label="Correo", accessor="correo"),
        Column("entidad", label="Entidad", accessor=lambda s: s.entidad or f"«{s.entidad_escrita}»"),
        Column("rol", label="Rol", accessor="get_rol_display"),
        StatusTagColumn(
            "estado",
            label="Estado",
            accessor="get_estado_display",
            sort_key="estado",
            primary=lambda s: s.esta_pendiente,
        ),
        DateColumn("creada", label="Creada", sort_key="creada"),
    ]

    def get_form_class(self, for_update=False):
        return FormularioDeAtencion


class InvitacionViewSet(ModelViewSet):
    model = Invitacion
    url_prefix = "entidades/invitaciones"
    icon = "mail"
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ListadoDeAccesos
    add_view_class = Invitar
    edit_view_class = VerInvitacion
    delete_view_class = Borrado
    search_backend_name = None
    search_fields = ["correo", "entidad__plegado"]
    list_filter = ["rol", "aviso"]
    list_display = [
        "correo",
        Column("entidad", label="Entidad", accessor="entidad"),
        Column("rol", label="Rol", accessor="get_rol_display"),
        Column("situacion", label="Situación", accessor="situacion"),
        Column("aviso", label="Correo", accessor="get_aviso_display"),
        DateColumn("creada", label="Creada", sort_key="creada"),
    ]

    def get_form_class(self, for_update=False):
        return FormularioSinCampos if for_update else FormularioDeInvitacion


class GrupoDeEntidades(ModelViewSetGroup):
    menu_label = "Entidades"
    menu_icon = "group"
    menu_order = 120
    items = (EntidadViewSet, MembresiaViewSet, SolicitudDeAccesoViewSet, InvitacionViewSet)


class _ElegirEntidad(SoloQuienEdita):
    filter_form_class = FormularioDeBusqueda

    @property
    def columns(self):
        return [
            *super().columns,
            Column("nivel", label="Nivel", accessor="nivel"),
            Column("ubicacion", label="Lugar", accessor="ubicacion"),
        ]

    def get_object_list(self):
        return Entidad.objects.con_catalogo()


class ElegirEntidad(_ElegirEntidad, ChooseView):
    pass


class ResultadosDeElegirEntidad(_ElegirEntidad, ChooseResultsView):
    pass


class SelectorDeEntidad(ChooserViewSet):
    model = Entidad
    icon = "group"
    choose_view_class = ElegirEntidad
    choose_results_view_class = ResultadosDeElegirEntidad
    choose_one_text = "Elegir entidad"
    choose_another_text = "Cambiar"
    edit_item_text = "Ver la entidad"
    per_page = 15


selector_de_entidad = SelectorDeEntidad("elegir_entidad", url_prefix="entidades/elegir")
