"""The edit forms of the catalogues."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.panels.base import get_form_for_model

from .formularios import FormularioConTerminos


class PanelDeFilas(InlinePanel):
    """Rows of a record, in a form of ours: `InlinePanel` takes none."""

    formulario = FormularioConTerminos

    def get_form_options(self):
        opciones = super().get_form_options()
        aplazables = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        opciones["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model, form_class=self.formulario, defer_required_on_fields=aplazables
        )
        return opciones


class FormularioDeVocabulario(FormularioConTerminos):
    PERMANENTES = ("clave", "version")


class FormularioDeTermino(FormularioConTerminos):
    PERMANENTES = ("vocabulario", "codigo")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            superiores = self.fields["padre"].queryset.filter(vocabulario=self.instance.vocabulario_id)
            self.fields["padre"].queryset = superiores.exclude(pk=self.instance.pk)


VOCABULARIO = ObjectList(
    [
        FieldPanel("nombre", help_text="Así se llama en los filtros y en las páginas."),
        FieldRowPanel([FieldPanel("clave"), FieldPanel("version")]),
        FieldPanel("fuente"),
        FieldRowPanel(
            [
                FieldPanel("vigente_desde", help_text="Desde cuándo rige esta versión."),
                FieldPanel("vigente_hasta", help_text="Déjelo vacío mientras esté vigente."),
            ]
        ),
    ],
    base_form_class=FormularioDeVocabulario,
)
TERMINO = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("vocabulario"), FieldPanel("codigo", help_text="Es permanente: va en las direcciones.")]
                ),
                FieldPanel("nombre", help_text="Puede corregirse: las fichas que lo usan se vuelven a indexar."),
                FieldPanel("padre", help_text="Déjelo vacío si es del primer nivel."),
                FieldPanel("orden", help_text="Escriba su posición entre los del mismo nivel."),
                FieldPanel(
                    "vigente_hasta", help_text="Ponga una fecha para retirarlo: las fichas que lo usan no cambian."
                ),
            ],
            heading="Término",
        ),
        MultiFieldPanel(
            [FieldPanel("definicion", help_text="Se lee en la página del término."), FieldPanel("fuente")],
            heading="Definición",
        ),
        MultiFieldPanel([FieldPanel("sinonimos"), FieldPanel("frase")], heading="Cómo se busca"),
        PanelDeFilas(
            "equivalencias",
            panels=[FieldRowPanel([FieldPanel("destino"), FieldPanel("tipo")])],
            heading="Equivalencias",
            label="equivalencia",
            help_text="Diga a qué término de otra versión o vocabulario corresponde: así se encuentra por ambos.",
        ),
        FieldPanel("nota", help_text="No es pública: por qué se decidió así, qué falta confirmar."),
    ],
    base_form_class=FormularioDeTermino,
)
EQUIVALENCIA = ObjectList(
    [
        FieldPanel("origen", help_text="Las fichas que lo usan se encuentran también por el de destino."),
        FieldPanel("tipo", help_text="Solo trasladan fichas la exacta y la más amplia."),
        FieldPanel("destino", help_text="De otra versión o de otro vocabulario."),
    ],
    base_form_class=FormularioConTerminos,
)
ETIQUETA = ObjectList(
    [
        FieldPanel(
            "name",
            heading="Etiqueta",
            help_text="Mayúsculas y tildes no hacen otra etiqueta: «Anemia» y «anemia» son la misma.",
        )
    ]
)
