"""The menu «Búsqueda» of the admin."""

from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from practicas.catalogos.listados import Borrado, Listado

from .models import GrupoDeSinonimos
from .sin_resultado import BusquedasSinResultadoViewSet


class AltaDeSinonimos(generic.CreateView):
    """`?forma=` brings the first one already written: words that somebody looked for in vain."""

    def get_initial_form_instance(self):
        forma = " ".join(self.request.GET.get("forma", "").split())[:300]
        return GrupoDeSinonimos(clave=slugify(forma)[:60], formas=f"{forma}\n") if forma else None


class GrupoDeSinonimosViewSet(ModelViewSet):
    model = GrupoDeSinonimos
    url_prefix = "busqueda/sinonimos"
    icon = "resubmit"
    menu_label = "Sinónimos"
    add_view_class = AltaDeSinonimos
    index_view_class = Listado
    delete_view_class = Borrado
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "clave",
        Column("formas", label="Formas", accessor=lambda grupo: " · ".join(grupo.lista_de_formas)),
        "nota",
    ]
    search_fields = ["clave", "formas"]
    edit_handler = ObjectList([FieldPanel("clave"), FieldPanel("formas"), FieldPanel("nota")])
    list_export = ["clave", "formas", "nota"]


class GrupoDeBusqueda(ModelViewSetGroup):
    menu_label = "Búsqueda"
    menu_icon = "search"
    menu_order = 140
    items = (BusquedasSinResultadoViewSet, GrupoDeSinonimosViewSet)
