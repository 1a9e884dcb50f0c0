"""What editors build a page with: a few blocks, each drawn with the same pieces as the rest of the site.

A block with a title opens a section, which the list of contents names; one without follows the section above.
"""

from django.core.exceptions import ValidationError
from django.http import QueryDict
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
)
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from busqueda.consulta import leer_consulta
from portal import escogidas, portada

from . import calculados
from .direcciones import comprobar_enlace

EN_TEXTO = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
EN_RESPUESTA = ["bold", "italic", "ul", "link"]
AYUDA_DE_TITULO = "Con título, abre una sección y aparece en «En esta página». Sin título, sigue a la anterior."


class Bloque(StructBlock):
    titulo = CharBlock(label="Título de la sección", required=False, max_length=120, help_text=AYUDA_DE_TITULO)


class Texto(Bloque):
    texto = RichTextBlock(label="Texto", features=EN_TEXTO)

    class Meta:
        label = "Texto"
        icon = "pilcrow"
        template = "paginas/bloques/texto.html"


class Imagen(Bloque):
    imagen = ImageChooserBlock(label="Imagen")
    descripcion = CharBlock(
        label="Qué se ve", max_length=250, help_text="La oye quien no puede verla: cuente lo que la imagen dice."
    )
    pie = CharBlock(label="Pie", required=False, max_length=250, help_text="De quién es, de cuándo.")

    class Meta:
        label = "Imagen"
        icon = "image"
        template = "paginas/bloques/imagen.html"


class FichasElegidas(StreamBlock):
    """Practices and lessons are two models: one chooser for each, in one list."""

    practica = SnippetChooserBlock("fichas.Practica", label="Buena práctica", icon="clipboard-list")
    leccion = SnippetChooserBlock("fichas.Leccion", label="Lección aprendida", icon="help")

    class Meta:
        label = "Fichas elegidas"
        help_text = "Solo se muestran las que cualquiera puede ver."


class Fichas(Bloque):
    elegidas = FichasElegidas(required=False, max_num=9)
    consulta = CharBlock(
        label="Las de una búsqueda",
        required=False,
        max_length=500,
        help_text="Haga la búsqueda en el sitio y copie lo que sigue al «?» de su dirección: tema=tramites&orden=recientes.",
    )
    cuantas = IntegerBlock(label="Cuántas de esa búsqueda", default=3, min_value=1, max_value=9)

    class Meta:
        label = "Fichas"
        icon = "form"
        template = "paginas/bloques/fichas.html"

    def clean(self, value):
        limpio = super().clean(value)
        escrita = _leer_busqueda(limpio["consulta"])
        problemas = leer_consulta(escrita)[1] if escrita else []
        if problemas:
            mensaje = " ".join(f"{p.parametro}: {p.motivo}" for p in problemas)
            raise StructBlockValidationError(block_errors={"consulta": ValidationError(mensaje)})
        if not (limpio["elegidas"] or escrita):
            raise StructBlockValidationError(non_block_errors=["Elija fichas o escriba una búsqueda."])
        return limpio

    def get_context(self, value, parent_context=None):
        elegidas = escogidas.con_codigo([b.value.codigo for b in value["elegidas"] if b.value])
        busqueda = _leer_busqueda(value["consulta"])
        halladas = escogidas.de_busqueda(busqueda, value["cuantas"]) if busqueda else []
        puestas = {a.codigo for a in elegidas}
        aciertos = [*elegidas, *(a for a in halladas if a.codigo not in puestas)]
        return super().get_context(value, parent_context) | {"aciertos": aciertos, "consulta": busqueda.urlencode()}


def _leer_busqueda(escrita: str) -> QueryDict:
    """What follows the «?» of an address, with or without the address before it."""
    antes, signo, despues = escrita.strip().partition("?")
    return QueryDict(despues if signo and "=" not in antes else escrita.strip())


class Cifras(Bloque):
    cifras = ListBlock(
        StructBlock(
            [
                ("cifra", CharBlock(label="Cifra", max_length=20)),
                ("rotulo", CharBlock(label="Qué cuenta", max_length=60)),
            ]
        ),
        label="Cifras",
        max_num=6,
    )

    class Meta:
        label = "Cifras"
        icon = "order"
        template = "paginas/bloques/cifras.html"


class Pasos(Bloque):
    pasos = ListBlock(
        StructBlock(
            [
                ("quien", CharBlock(label="Quién o cuándo", max_length=60)),
                ("cifra", CharBlock(label="Cifra", required=False, max_length=20)),
                ("texto", CharBlock(label="Qué se hace", max_length=200)),
            ]
        ),
        label="Pasos",
        min_num=2,
        max_num=6,
    )
    nota = CharBlock(label="Nota al pie", required=False, max_length=250)

    class Meta:
        label = "Pasos"
        icon = "list-ol"
        template = "paginas/bloques/pasos.html"


class Llamado(StructBlock):
    """It brings its own heading, inside the box: it opens no section."""

    encabezado = CharBlock(label="Título", max_length=80)
    texto = TextBlock(label="Texto", required=False, rows=2, max_length=250)
    boton = CharBlock(label="Botón", max_length=40, help_text="Con un verbo: «Escribir una ficha».")
    enlace = CharBlock(label="A dónde lleva", max_length=300, validators=[comprobar_enlace])

    class Meta:
        label = "Llamado"
        icon = "pick"
        template = "paginas/bloques/llamado.html"

    def get_context(self, value, parent_context=None):
        llamado = portada.Llamado(value["encabezado"], value["texto"], value["boton"], value["enlace"])
        return super().get_context(value, parent_context) | {"llamado": llamado}


class Preguntas(Bloque):
    preguntas = ListBlock(
        StructBlock(
            [
                ("pregunta", CharBlock(label="Pregunta", max_length=200)),
                ("respuesta", RichTextBlock(label="Respuesta", features=EN_RESPUESTA)),
            ]
        ),
        label="Preguntas",
    )

    class Meta:
        label = "Preguntas"
        icon = "help"
        template = "paginas/bloques/preguntas.html"


class Calculado(Bloque):
    parte = ChoiceBlock(label="Qué", choices=calculados.opciones)

    class Meta:
        label = "Lo que calcula el sistema"
        icon = "cogs"
        template = "paginas/bloques/calculado.html"

    def get_context(self, value, parent_context=None):
        parte = calculados.PARTES[value["parte"]]
        return super().get_context(value, parent_context) | {"plantilla": parte.plantilla, **parte.datos()}


class Cuerpo(StreamBlock):
    texto = Texto()
    imagen = Imagen()
    fichas = Fichas()
    cifras = Cifras()
    pasos = Pasos()
    preguntas = Preguntas()
    llamado = Llamado()
    calculado = Calculado()
