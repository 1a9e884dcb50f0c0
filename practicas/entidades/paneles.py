"""The edit forms of entities and memberships."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from practicas.catalogos.formularios import AYUDA_DE_LUGAR, CampoDeLugar, FormularioConTerminos
from practicas.catalogos.paneles import PanelDeFilas


class FormularioDeEntidad(FormularioConTerminos):
    PERMANENTES = ("codigo",)

    class Meta(FormularioConTerminos.Meta):
        field_classes = {"ubigeo": CampoDeLugar}


ENTIDAD = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("nombre"),
                FieldRowPanel([FieldPanel("sigla"), FieldPanel("ruc")]),
                FieldRowPanel(
                    [
                        FieldPanel("codigo", help_text="Es permanente: no podrá cambiarse."),
                        FieldPanel("codigo_mef"),
                    ]
                ),
            ],
            heading="Identificación",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("nivel"), FieldPanel("sector")]),
                FieldPanel("poder"),
                FieldRowPanel([FieldPanel("ubigeo", heading="Lugar", help_text=AYUDA_DE_LUGAR), FieldPanel("pais")]),
                FieldRowPanel([FieldPanel("poblacion"), FieldPanel("altitud")]),
            ],
            heading="Nivel y lugar",
        ),
        MultiFieldPanel(
            [
                FieldPanel("correo_oficial"),
                FieldRowPanel([FieldPanel("vigente"), FieldPanel("externa"), FieldPanel("demostracion")]),
                FieldPanel("sucesora", help_text="Elíjala si otra entidad asumió sus funciones."),
            ],
            heading="Situación",
        ),
        PanelDeFilas(
            "nombres_anteriores",
            panels=[
                FieldPanel("nombre"),
                FieldRowPanel([FieldPanel("sigla"), FieldPanel("hasta")]),
                FieldPanel("norma"),
            ],
            heading="Nombres anteriores",
            label="nombre anterior",
            help_text="También se la encuentra por ellos.",
        ),
    ],
    base_form_class=FormularioDeEntidad,
)
