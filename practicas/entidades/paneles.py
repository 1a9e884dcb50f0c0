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
                FieldPanel(
                    "nombre", help_text="El oficial, completo. Si otra se llama igual, se muestra con su lugar."
                ),
                FieldRowPanel(
                    [
                        FieldPanel("sigla", help_text="También se la encuentra por ella."),
                        FieldPanel("ruc", help_text="Once dígitos; empieza con 20."),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("codigo", help_text="Es permanente: no podrá cambiarse."),
                        FieldPanel("codigo_mef", help_text="El del MEF, si tiene. Puede repetirse."),
                    ]
                ),
            ],
            heading="Identificación",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("nivel"),
                        FieldPanel("sector", help_text="Solo las del nivel nacional y sus adscritas."),
                    ]
                ),
                FieldPanel("poder", help_text="Por ejemplo: Poder Ejecutivo, Organismos autónomos."),
                FieldRowPanel(
                    [
                        FieldPanel("ubigeo", heading="Lugar", help_text=AYUDA_DE_LUGAR),
                        FieldPanel("pais", help_text="Solo si es de otro país."),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "poblacion", help_text="Cuántas personas atiende: con ella se buscan casos parecidos."
                        ),
                        FieldPanel("altitud", help_text="De su sede, en metros sobre el nivel del mar."),
                    ]
                ),
            ],
            heading="Nivel y lugar",
        ),
        MultiFieldPanel(
            [
                FieldPanel("correo_oficial"),
                FieldRowPanel(
                    [
                        FieldPanel("vigente", help_text="Quítela si dejó de existir: sus fichas la siguen citando."),
                        FieldPanel("externa"),
                        FieldPanel("demostracion", help_text="Márquela si es inventada: no se cuenta en los informes."),
                    ]
                ),
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
