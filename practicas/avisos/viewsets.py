"""The menu «Correos» of the admin: what did not go out."""

from django import forms
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Aviso
from .views import AtenderCorreo


class CorreosQueNoSalieron(generic.IndexView):
    page_title = "Correos que no salieron"

    def get_base_queryset(self):
        return super().get_base_queryset().que_no_salieron().select_related("usuario")

    def get_list_more_buttons(self, instance):
        propios = super().get_list_more_buttons(instance)
        return [MenuItem("Reintentar", self.get_edit_url(instance), icon_name="mail", priority=5), *propios]


class SinCampos(forms.ModelForm):
    """There is nothing to write in a mail: only what to do with it."""

    class Meta:
        model = Aviso
        fields = []


class AvisoViewSet(ModelViewSet):
    model = Aviso
    url_prefix = "correos"
    icon = "mail"
    menu_label = "Correos"
    menu_order = 160
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = CorreosQueNoSalieron
    edit_view_class = AtenderCorreo
    search_backend_name = None
    search_fields = ["asunto", "usuario__email", "correo", "error"]
    list_filter = ["correo_estado", "tipo"]
    list_display = [
        "asunto",
        Column("direccion_de_correo", label="Para"),
        StatusTagColumn(
            "correo_estado",
            label="Estado",
            accessor="get_correo_estado_display",
            sort_key="correo_estado",
            primary=lambda aviso: aviso.correo_estado == Aviso.Correo.FALLIDO,
        ),
        Column("intentos", label="Intentos", sort_key="intentos"),
        Column("error", label="Motivo"),
        DateColumn("creado", label="Creado", sort_key="creado"),
    ]

    def get_form_class(self, for_update=False):
        return SinCampos
