"""The remarks that are made often, in the admin."""

from django import forms
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from practicas.catalogos.listados import Borrado, Listado
from practicas.fichas.intercambio.campos import FORMATOS

from .models import PlantillaDeObservacion


def _campos() -> list[tuple[str, str]]:
    """Those of both kinds of ficha, by the name that whoever writes them reads."""
    nombres = {}
    for formato in FORMATOS.values():
        nombres |= {c.atributo: c.titulo for c in formato.campos if not c.de_control and c.forma != "clave"}
        nombres |= {p.atributo: str(p.modelo._meta.verbose_name_plural) for p in formato.partes}
    return [("", "Cualquiera"), *sorted(nombres.items(), key=lambda par: par[1].lower())]


class PlantillaDeObservacionViewSet(ModelViewSet):
    model = PlantillaDeObservacion
    url_prefix = "plantillas-de-observacion"
    icon = "comment"
    menu_label = "Plantillas"
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = Listado
    delete_view_class = Borrado
    search_backend_name = None
    search_fields = ["titulo", "texto"]
    list_display = ["titulo", "campo", "texto"]
    edit_handler = ObjectList(
        [
            FieldPanel("titulo", help_text="Con él se la elige al observar."),
            FieldPanel("texto", help_text="Diga qué falta y cómo se arregla; quien observa puede cambiarlo."),
            FieldPanel("campo", widget=forms.Select(choices=_campos)),
        ]
    )
