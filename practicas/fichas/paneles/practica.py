"""The form of a practice, in five tabs; the first two hold all that publication asks."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface

from ..clasificaciones import DE_PRACTICA
from ..formularios import FormularioDePractica, Pregunta
from ..models import Practica
from . import comunes
from .comunes import seccion
from .propios import PanelDePartes

EN_BREVE = ObjectList(
    [
        HelpPanel(
            "<p>Con esta pestaña y un resultado en «Resultados» la ficha ya puede publicarse. Lo demás la hace mejor.</p>"
        ),
        comunes.identificacion(),
        seccion(Practica, "problema", "Cuente qué pasaba antes y a quiénes afectaba."),
        seccion(Practica, "solucion", "Cuente qué hicieron, con detalles que otra entidad pueda seguir."),
        seccion(Practica, "que_no_funciono", "Cuente qué no funcionó: es lo que más busca quien quiere replicarla."),
        FieldRowPanel(
            [
                FieldPanel("costo", help_text="Escriba 0 si no tuvo costo adicional."),
                FieldPanel("duracion", help_text="Escriba cuántos meses tomó."),
            ]
        ),
        *comunes.tema_y_lugar(),
    ],
    heading="En breve",
)
INDICADORES = PanelDePartes(
    "indicadores",
    panels=[
        FieldRowPanel([FieldPanel("nombre", help_text="«Días para obtener la licencia»."), FieldPanel("unidad")]),
        FieldRowPanel([FieldPanel("sentido"), FieldPanel("tipo"), FieldPanel("dimension")]),
        FieldRowPanel([FieldPanel("linea_base"), FieldPanel("linea_base_fecha")]),
        FieldRowPanel([FieldPanel("meta"), FieldPanel("meta_fecha")]),
        FieldRowPanel([FieldPanel("logro"), FieldPanel("logro_fecha")]),
        FieldPanel("fuente", help_text="Diga de qué registro, encuesta o sistema sale la cifra."),
        FieldPanel("metodo"),
    ],
    heading="Indicadores",
    label="indicador",
    help_text="El primero encabeza la ficha. Escriba las cifras como acostumbra (1,234.5 o 1 234,50) y las fechas "
    "como 2023, 12/2023 o 31/12/2023.",
)
RESULTADOS = ObjectList(
    [
        INDICADORES,
        seccion(Practica, "sin_indicador", "Solo si no hay indicadores: diga por qué."),
        seccion(Practica, "resultados", "Explique qué cambió y para quiénes."),
        FieldRowPanel(
            [
                FieldPanel("beneficiarios", help_text="Escriba el número: «12,480»."),
                FieldPanel("beneficiarios_detalle"),
            ]
        ),
        PanelDePartes(
            "eslabones",
            panels=[FieldRowPanel([FieldPanel("tipo"), FieldPanel("cifra")]), FieldPanel("descripcion")],
            heading="Cadena de valor",
            label="eslabón",
            help_text="Ordene los eslabones del insumo al resultado final.",
        ),
        comunes.evidencias(),
    ],
    heading="Resultados",
)
_PREGUNTAS = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel(pregunta, widget=Pregunta), FieldPanel(f"{pregunta}_detalle")])
        for pregunta in ("participacion", "igualdad", "continuidad")
    ],
    heading="Tres preguntas",
)
REPLICA = ObjectList(
    [
        seccion(Practica, "poblacion_objetivo", "Diga a quiénes va dirigida."),
        seccion(Practica, "objetivo", "Diga qué se buscaba."),
        FieldPanel("pasos", help_text="Escriba un paso por línea, en orden."),
        seccion(Practica, "sostenibilidad", "Cuente qué hace que continúe."),
        _PREGUNTAS,
        PanelDePartes(
            "condiciones",
            panels=[
                FieldPanel("descripcion"),
                FieldRowPanel([FieldPanel("tipo"), FieldPanel("meses"), FieldPanel("indispensable")]),
                FieldPanel("nota"),
            ],
            heading="Condiciones para replicarla",
            label="condición",
            help_text="Diga qué necesita otra entidad antes de empezar y en cuántos meses puede tenerlo.",
        ),
        PanelDePartes(
            "activos",
            panels=[
                FieldRowPanel([FieldPanel("tipo"), FieldPanel("titulo")]),
                FieldRowPanel([FieldPanel("archivo"), FieldPanel("enlace")]),
                FieldPanel("descripcion"),
            ],
            heading="Activos para usar",
            label="activo",
            help_text="Comparta formatos, términos de referencia o programas que otra entidad pueda usar tal cual.",
        ),
        comunes.normas(),
        comunes.aliados(),
        PanelDePartes(
            "financiamientos",
            panels=[FieldRowPanel([FieldPanel("fuente"), FieldPanel("monto")])],
            heading="Financiamiento",
            label="fuente",
            help_text="Reparta el costo por fuente: los montos deben sumar el costo.",
        ),
        PanelDePartes(
            "hitos",
            panels=[FieldRowPanel([FieldPanel("fecha"), FieldPanel("titulo")])],
            heading="Hitos",
            label="hito",
            max_num=8,
            help_text="Elija hasta 8 fechas que importaron.",
        ),
        PanelDePartes(
            "reconocimientos",
            panels=[FieldPanel("nombre"), FieldRowPanel([FieldPanel("organismo"), FieldPanel("anio")])],
            heading="Reconocimientos",
            label="reconocimiento",
        ),
    ],
    heading="Para replicarla",
)
PRACTICA = TabbedInterface(
    [
        EN_BREVE,
        RESULTADOS,
        REPLICA,
        comunes.clasificacion(comunes.clasificar(DE_PRACTICA[0]), FieldPanel("tipo_proceso")),
        comunes.origen(FieldPanel("situacion", help_text="Diga en qué situación está hoy.")),
    ],
    base_form_class=FormularioDePractica,
)
