"""What editors may change of the front page. The rest of it is counted, not written."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from paginas.bloques import FichasElegidas
from paginas.direcciones import comprobar_enlace
from portal import portada


class PaginaDeInicio(Page):
    titular = models.CharField("titular", max_length=90, blank=True)
    entradilla = models.TextField("entradilla", max_length=250, blank=True)
    ejemplos = models.TextField(
        "ejemplos de búsqueda", blank=True, max_length=400, help_text="Uno por línea; caben cuatro o cinco."
    )
    destacadas = StreamField(
        FichasElegidas(required=False, max_num=4),
        verbose_name="fichas destacadas",
        blank=True,
        help_text="Van primero, en lugar de las últimas. La primera se muestra en grande.",
    )
    leccion = models.ForeignKey(
        "fichas.Leccion",
        verbose_name="lección de la franja",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Sin ella, la última de lo que no se logró.",
    )
    frase = models.TextField(
        "frase de la franja", blank=True, max_length=220, help_text="Sin ella, la recomendación de esa lección."
    )
    llamado_titulo = models.CharField("título del llamado", max_length=80, blank=True)
    llamado_texto = models.CharField("texto del llamado", max_length=250, blank=True)
    llamado_boton = models.CharField("botón", max_length=40, blank=True)
    llamado_enlace = models.CharField("a dónde lleva", max_length=300, blank=True, validators=[comprobar_enlace])

    template = "portal/inicio.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["paginas.PaginaDeContenido"]
    private_page_options = []  # all that is told here is public
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("titular"), FieldPanel("entradilla"), FieldPanel("ejemplos")],
            heading="Cabecera",
            help_text="Lo que se deja en blanco queda como vino.",
        ),
        FieldPanel("destacadas"),
        MultiFieldPanel([FieldPanel("leccion"), FieldPanel("frase")], heading="Lo que no funcionó"),
        MultiFieldPanel(
            [
                FieldPanel("llamado_titulo"),
                FieldPanel("llamado_texto"),
                FieldRowPanel([FieldPanel("llamado_boton"), FieldPanel("llamado_enlace")]),
            ],
            heading="Llamado del final",
        ),
    ]
    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]

    class Meta:
        verbose_name = "página de inicio"
        verbose_name_plural = "páginas de inicio"

    def clean(self):
        super().clean()
        if self.frase and not self.leccion_id:
            raise ValidationError({"frase": "Elija también la lección de la que sale esta frase."})

    def escrito(self) -> portada.Escrito:
        """What editors wrote here; what they left blank stays as it came."""
        return portada.Escrito(
            titular=self.titular,
            entradilla=self.entradilla,
            ejemplos=tuple(e for linea in self.ejemplos.splitlines() if (e := linea.strip())),
            destacadas=tuple(b.value.codigo for b in self.destacadas if b.value and b.value.codigo),
            leccion=self.leccion.codigo if self.leccion_id and self.leccion.codigo else "",
            frase=self.frase,
            llamado=portada.Llamado(self.llamado_titulo, self.llamado_texto, self.llamado_boton, self.llamado_enlace),
        )

    def get_context(self, request, *args, **kwargs):
        """Of the preview: at the root the portal answers."""
        return super().get_context(request, *args, **kwargs) | portada.contexto(request, self.escrito())
