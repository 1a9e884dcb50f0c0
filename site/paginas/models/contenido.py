"""A page of text: about, privacy, how to take part."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from paginas.bloques import Cuerpo
from paginas.direcciones import esta_tomada
from paginas.formularios import FormularioDePagina


@dataclass
class Seccion:
    """The blocks from one title to the next. Without a title, what comes before the first."""

    titulo: str = ""
    ancla: str = ""
    bloques: list = field(default_factory=list)


class PaginaDeContenido(Page):
    entradilla = models.TextField(
        "entradilla", blank=True, max_length=300, help_text="Una o dos frases debajo del título: lo más importante."
    )
    cuerpo = StreamField(Cuerpo(), verbose_name="cuerpo", blank=True)
    con_indice = models.BooleanField(
        "con índice al costado", default=True, help_text="«En esta página», con los títulos de las secciones."
    )

    base_form_class = FormularioDePagina
    parent_page_types = ["paginas.PaginaDeInicio", "paginas.PaginaDeContenido"]
    subpage_types = ["paginas.PaginaDeContenido"]
    template = "paginas/contenido.html"
    show_in_menus_default = False
    private_page_options = []  # all that is told here is public
    content_panels = [
        *Page.content_panels,
        FieldPanel("entradilla"),
        FieldPanel("cuerpo"),
        FieldPanel("con_indice"),
    ]
    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]

    class Meta:
        verbose_name = "página de contenido"
        verbose_name_plural = "páginas de contenido"

    def clean(self):
        super().clean()
        # A new one does not hang from the tree yet: its form knows where it will.
        if self.depth and esta_tomada(self.ruta()):
            raise ValidationError({"slug": f"{self.ruta()} ya es una dirección del portal: escriba otra."})

    def ruta(self, padre=None) -> str:
        """Its path on the site; that of hanging from `padre`, when it does not hang from the tree yet."""
        padre = padre or (self.get_parent() if self.depth else None)
        de_arriba = padre.url_path.strip("/").partition("/")[2] if padre else ""
        return "/" + "".join(f"{parte}/" for parte in (de_arriba, self.slug) if parte)

    def secciones(self) -> list[Seccion]:
        secciones = [Seccion()]
        anclas: set[str] = set()
        for bloque in self.cuerpo:
            titulo = bloque.value.get("titulo", "")
            if titulo:
                secciones.append(Seccion(titulo, _distinta(slugify(titulo) or "seccion", anclas)))
            secciones[-1].bloques.append(bloque)
        return [s for s in secciones if s.bloques]

    def get_context(self, request, *args, **kwargs):
        secciones = self.secciones()
        return super().get_context(request, *args, **kwargs) | {
            "secciones": secciones,
            "apartados": [s for s in secciones if s.titulo] if self.con_indice else [],
            "de_arriba": list(self.get_ancestors().filter(depth__gt=2).reverse()[:2]) if self.depth else [],
        }


def _distinta(ancla: str, usadas: set[str]) -> str:
    libre, n = ancla, 2
    while libre in usadas:
        libre, n = f"{ancla}-{n}", n + 1
    usadas.add(libre)
    return libre
