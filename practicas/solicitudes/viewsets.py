"""The menus «Solicitudes» and «Errores informados» of the admin."""

from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet

from practicas.catalogos.listados import Borrado, Listado
from practicas.catalogos.lotes import ConLote

from .formularios import FormularioDeAtencionDeError, FormularioDeRespuesta
from .models import ErrorInformado, Solicitud
from .views import Atender, AtenderError


class ListadoDeSolicitudes(ConLote, Listado):
    def get_base_queryset(self):
        return super().get_base_queryset().con_cuenta()

    def get_list_more_buttons(self, instance):
        propios = super().get_list_more_buttons(instance)
        if not instance.falta_avisar:
            return propios
        return [MenuItem("Reenviar el aviso", self.get_edit_url(instance), icon_name="mail", priority=5), *propios]


class SolicitudViewSet(ModelViewSet):
    model = Solicitud
    url_prefix = "solicitudes"
    icon = "help"
    menu_label = "Solicitudes"
    menu_order = 115
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ListadoDeSolicitudes
    edit_view_class = Atender
    delete_view_class = Borrado
    search_backend_name = None
    search_fields = ["consulta", "detalle", "ficha"]
    list_filter = ["estado", "aviso"]
    list_display = [
        "consulta",
        Column("piden_lo_mismo", label="Abiertas que piden lo mismo", sort_key="piden_lo_mismo"),
        StatusTagColumn(
            "estado",
            label="Estado",
            accessor="get_estado_display",
            sort_key="estado",
            primary=lambda solicitud: solicitud.esta_abierta,
        ),
        Column("aviso", label="Aviso", accessor="get_aviso_display", sort_key="aviso"),
        DateColumn("creada", label="Creada", sort_key="creada"),
    ]
    list_export = ["consulta", "detalle", "estado", "ficha", "respuesta", "creada", "respondida_el"]

    def get_form_class(self, for_update=False):
        return FormularioDeRespuesta


class ErrorInformadoViewSet(ModelViewSet):
    model = ErrorInformado
    url_prefix = "errores"
    icon = "warning"
    menu_label = "Errores informados"
    menu_order = 121
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = Listado
    edit_view_class = AtenderError
    delete_view_class = Borrado
    search_backend_name = None
    search_fields = ["ficha", "descripcion", "respuesta"]
    list_filter = ["estado"]
    list_display = [
        "__str__",
        Column("comienzo", label="Qué está mal"),
        StatusTagColumn(
            "estado",
            label="Estado",
            accessor="get_estado_display",
            sort_key="estado",
            primary=lambda error: error.esta_abierto,
        ),
        DateColumn("creado", label="Creado", sort_key="creado"),
    ]
    list_export = ["ficha", "descripcion", "estado", "respuesta", "creado", "atendido_el"]

    def get_form_class(self, for_update=False):
        return FormularioDeAtencionDeError
