"""The form of a lesson; the first tab holds all that publication asks."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface

from ..formularios import FormularioDeLeccion
from ..models import Leccion
from . import comunes
from .comunes import seccion

EN_BREVE = ObjectList(
    [
        HelpPanel("<p>Con esta pestaña la ficha ya puede publicarse. Lo demás la hace mejor.</p>"),
        comunes.identificacion(),
        seccion(Leccion, "contexto", "Cuente dónde y cuándo ocurrió, y qué se quería hacer."),
        seccion(Leccion, "que_ocurrio", "Cuente los hechos."),
        seccion(Leccion, "causas", "Explique por qué ocurrió."),
        seccion(Leccion, "recomendacion", "Diga qué haría otra entidad en su lugar."),
        FieldRowPanel([FieldPanel("resultado"), FieldPanel("resultado_detalle")]),
        MultiFieldPanel(
            [
                FieldPanel("divulgacion"),
                FieldPanel("divulgacion_hasta", help_text="Solo si es diferida: elija una fecha, hasta en 24 meses."),
                FieldPanel("anonimato_revisado"),
                FieldPanel("etiquetas_aprobadas"),
            ],
            heading="Quién puede verla",
        ),
        *comunes.tema_y_lugar(),
    ],
    heading="En breve",
)
RESULTADOS = ObjectList(
    [
        seccion(Leccion, "que_se_esperaba", "Diga qué se esperaba lograr."),
        FieldPanel("riesgo_evitado", help_text="Diga qué riesgo evita quien sigue la recomendación."),
        comunes.evidencias(),
    ],
    heading="Resultados",
)
REPLICA = ObjectList(
    [
        seccion(Leccion, "a_quien_sirve", "Diga qué entidades pueden aprovecharla."),
        FieldPanel("practica", help_text="Elija la buena práctica de la que salió, si la hay."),
        FieldRowPanel([FieldPanel("costo"), FieldPanel("duracion", help_text="Escriba cuántos meses tomó.")]),
        comunes.normas(),
        comunes.aliados(),
    ],
    heading="Para aprovecharla",
)
LECCION = TabbedInterface(
    [EN_BREVE, RESULTADOS, REPLICA, comunes.clasificacion(), comunes.origen()], base_form_class=FormularioDeLeccion
)
