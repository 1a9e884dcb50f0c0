"""The edit form of a version of the rubric."""

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from practicas.catalogos.paneles import PanelDeFilas
from practicas.fichas.intercambio.campos import FORMATOS
from practicas.fichas.models import Practica

from .models import Criterio, Rubrica

SUMA = 100  # of the weights


class UnoPorLinea(forms.CharField):
    """A list of texts, each in its line."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return [linea.strip() for linea in super().clean(value).splitlines() if linea.strip()]

    def has_changed(self, initial, data):
        return (initial or []) != [linea.strip() for linea in (data or "").splitlines() if linea.strip()]


def _campos() -> list[tuple[str, str]]:
    """Those of a practice, by the name that whoever writes them reads."""
    formato = FORMATOS[Practica.TIPO]
    nombres = {c.atributo: c.titulo for c in formato.campos if not c.de_control and c.forma != "clave"}
    nombres |= {p.atributo: str(p.modelo._meta.verbose_name_plural).capitalize() for p in formato.partes}
    return sorted(nombres.items(), key=lambda par: par[1].lower())


class FormularioDeCriterio(WagtailAdminModelForm):
    ejemplos = UnoPorLinea(
        label="Ejemplos",
        required=False,
        help_text="Cinco líneas: lo que merece 0, 1, 2, 3 y 4. Vacío si es excluyente.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    campos = forms.MultipleChoiceField(
        label="Qué mira",
        required=False,
        choices=_campos,
        help_text="Si la entidad corrige alguno, el puntaje se vuelve a pedir.",
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    class Meta:
        model = Criterio
        fields = "__all__"

    def clean(self):
        datos = super().clean()
        es_central = datos.get("clase") == Criterio.Clase.CENTRAL
        if es_central and not datos.get("peso"):
            self.add_error("peso", "Un criterio central pesa al menos 1.")
        if not es_central and datos.get("peso"):
            self.add_error("peso", "Solo pesan los criterios centrales: ponga 0.")
        return datos


class FormularioDeRubrica(WagtailAdminModelForm):
    class Meta:
        model = Rubrica
        fields = "__all__"

    def clean(self):
        """While it is prepared it may be half done; to be in force the weights have to add up."""
        datos = super().clean()
        criterios = self.formsets["criterios"]
        criterios.is_valid()  # a form is asked before its rows
        filas = [f.cleaned_data for f in criterios.forms if getattr(f, "cleaned_data", None)]
        suma = sum(fila.get("peso") or 0 for fila in filas if not fila.get("DELETE"))
        if datos.get("vigente_desde") and suma != SUMA:
            self.add_error("vigente_desde", f"Los pesos suman {suma}: tienen que sumar {SUMA} para que rija.")
        return datos


class PanelDeCriterios(PanelDeFilas):
    formulario = FormularioDeCriterio


RUBRICA = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("nombre"), FieldRowPanel([FieldPanel("vigente_desde"), FieldPanel("umbral")])],
            heading="Rúbrica",
        ),
        PanelDeCriterios(
            "criterios",
            panels=[
                FieldRowPanel([FieldPanel("nombre"), FieldPanel("codigo", help_text="Una palabra, sin tildes.")]),
                FieldPanel("pregunta"),
                FieldRowPanel([FieldPanel("orden"), FieldPanel("clase")]),
                FieldRowPanel(
                    [
                        FieldPanel("peso", help_text="De los centrales. Entre todos suman 100."),
                        FieldPanel("minimo", help_text="Por debajo no se valida, aunque el total alcance."),
                    ]
                ),
                FieldPanel("ejemplos"),
                FieldPanel("campos"),
            ],
            heading="Criterios",
            label="criterio",
        ),
    ],
    base_form_class=FormularioDeRubrica,
)
