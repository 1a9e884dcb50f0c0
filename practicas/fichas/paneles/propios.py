"""Panels of ours, where those of Wagtail say too little or offer too much."""

from functools import partial

from wagtail.admin.panels import FieldPanel, PublishingPanel

from practicas.catalogos.paneles import PanelDeFilas

from ..comparaciones import ComparacionDePartes, ComparacionDeSustento
from ..formularios import FormsetDePartes, FormularioDeEvidencia, FormularioDeParte


class PanelDePartes(PanelDeFilas):
    """The rows of one kind that a ficha has."""

    formulario = FormularioDeParte

    def get_form_options(self):
        opciones = super().get_form_options()
        opciones["formsets"][self.relation_name]["formset"] = FormsetDePartes
        return opciones

    class BoundPanel(PanelDeFilas.BoundPanel):
        def get_comparison(self):
            (comun,) = super().get_comparison()
            return [partial(ComparacionDePartes, *comun.args, **comun.keywords)]


class PanelDeEvidencias(PanelDePartes):
    formulario = FormularioDeEvidencia


class PanelDeSustento(FieldPanel):
    def get_comparison_class(self):
        return ComparacionDeSustento


class PanelDeSoloLectura(FieldPanel):
    """What the repository gives; until then it says when."""

    def __init__(self, field_name, **kwargs):
        super().__init__(field_name, **{"read_only": True, **kwargs})

    def format_value_for_display(self, value):
        return super().format_value_for_display(value) if value else "Se da al publicarla"


class Programacion(PublishingPanel):
    """When to publish, and no date to end: a code without a page is a broken promise, so fichas are withdrawn by hand."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.children = [panel for panel in self.children if panel.field_name != "expire_at"]


class PanelDeClasificacion(FieldPanel):
    """Folded while nothing is ticked in it."""

    class BoundPanel(FieldPanel.BoundPanel):
        def classes(self):
            return super().classes() + ([] if self.bound_field and self.bound_field.value() else ["collapsed"])
