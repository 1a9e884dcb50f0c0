"""What the forms of practices and lessons share: sections with their budget, classification, origin, parts of both."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList

from practicas.catalogos.formularios import AYUDA_DE_LUGAR

from ..clasificaciones import COMUNES, Clasificacion
from ..models import Ficha
from .propios import (
    PanelDeClasificacion,
    PanelDeEvidencias,
    PanelDePartes,
    PanelDeSoloLectura,
    PanelDeSustento,
    Programacion,
)


def seccion(modelo: type[Ficha], campo: str, ayuda: str) -> FieldPanel:
    """A Markdown section, with its budget of words in the help."""
    palabras = modelo._meta.get_field(campo).palabras
    return FieldPanel(campo, help_text=f"{ayuda} Hasta {palabras} palabras.")


def clasificar(clasificacion: Clasificacion) -> PanelDeClasificacion:
    return PanelDeClasificacion(clasificacion.campo, heading=clasificacion.titulo)


def identificacion() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel("titulo", required_on_save=True, help_text="Diga qué cambió. Hasta 100 caracteres."),
            FieldPanel("resumen", help_text="Cuente la experiencia en pocas líneas. Hasta 600 caracteres."),
            FieldPanel("entidad", help_text="Elija la que lo hizo."),
            FieldPanel("unidad", help_text="Escriba la gerencia, UGEL, hospital o sede que lo llevó adelante."),
        ],
        heading="De qué se trata",
    )


def tema_y_lugar() -> list:
    return [
        FieldPanel("temas", heading="Temas", help_text=COMUNES[0].ayuda),
        MultiFieldPanel(
            [
                FieldPanel("ubigeo", heading="Lugar", help_text=AYUDA_DE_LUGAR),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "contacto_correo", help_text="Escriba un buzón institucional, no el de una persona."
                        ),
                        FieldPanel("contacto_area", help_text="Escriba el área que responde consultas."),
                    ]
                ),
            ],
            heading="Lugar y contacto",
        ),
    ]


def clasificacion(*propias) -> ObjectList:
    etiquetas = FieldPanel("etiquetas", help_text="Escriba palabras que ayuden a encontrarla; sepárelas con comas.")
    return ObjectList(
        [*(clasificar(c) for c in COMUNES if c.campo != "temas"), *propias, etiquetas], heading="Clasificación"
    )


def origen(*propios) -> ObjectList:
    return ObjectList(
        [
            FieldRowPanel([PanelDeSoloLectura("codigo"), PanelDeSoloLectura("validacion")]),
            FieldPanel("entidad_presenta", help_text="Elíjala solo si es otra: un ministerio puede presentar el caso."),
            FieldRowPanel(
                [
                    FieldPanel("anio_inicio", help_text="Escriba el año en que empezó."),
                    FieldPanel("anio_fin", help_text="Déjelo vacío si sigue."),
                ]
            ),
            *propios,
            MultiFieldPanel(
                [
                    HelpPanel("<p>Complete esto solo si la ficha viene de otro catálogo.</p>"),
                    FieldRowPanel([FieldPanel("fuente"), FieldPanel("codigo_externo")]),
                    FieldRowPanel([FieldPanel("enlace_externo"), FieldPanel("idioma")]),
                ],
                heading="Catálogo de origen",
                classname="collapsed",
            ),
            FieldPanel("demostracion", help_text="Marque si es un ejemplo inventado: se mostrará con una cinta."),
            Programacion(),
        ],
        heading="Origen y publicación",
    )


def normas() -> PanelDePartes:
    return PanelDePartes(
        "normas",
        panels=[
            FieldRowPanel([FieldPanel("tipo"), FieldPanel("numero"), FieldPanel("fecha")]),
            FieldPanel("titulo"),
            FieldRowPanel([FieldPanel("organo"), FieldPanel("enlace")]),
        ],
        heading="Normas",
        label="norma",
        help_text="Cite la norma que la aprobó o la sostiene: es lo primero que pregunta otra entidad.",
    )


def aliados() -> PanelDePartes:
    return PanelDePartes(
        "aliados",
        panels=[
            FieldPanel("nombre"),
            FieldPanel("mecanismo", help_text="Diga cómo se coordinó: convenio, mesa, comité…"),
        ],
        heading="Aliados",
        label="aliado",
    )


def evidencias() -> PanelDeEvidencias:
    return PanelDeEvidencias(
        "evidencias",
        panels=[
            FieldPanel("titulo"),
            FieldRowPanel([FieldPanel("archivo"), FieldPanel("enlace")]),
            FieldPanel("descripcion"),
            FieldPanel("estado"),
            PanelDeSustento("sustenta", help_text="Marque lo que esta evidencia respalda."),
        ],
        heading="Evidencias",
        label="evidencia",
        help_text="Suba un archivo o escriba un enlace, y marque qué respalda: un indicador o una sección.",
    )
