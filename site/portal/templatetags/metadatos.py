"""What the head of a page says to programs: `{% dicho titulo %}…{% enddicho %}` keeps a text that is said more than once."""

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from busqueda.consulta import Consulta

from .. import datos_estructurados as datos
from ..metadatos import direccion

register = template.Library()


class Dicho(template.Node):
    def __init__(self, nombre: str, nodelist):
        self.nombre, self.nodelist = nombre, nodelist

    def render(self, context) -> str:
        context[self.nombre] = SafeString(self.nodelist.render(context).strip())  # it was escaped when it was said
        return ""


@register.tag
def dicho(parser, token):
    """A block cannot be shown twice; what it says, once kept, can."""
    _, nombre = token.split_contents()
    nodelist = parser.parse(["enddicho"])
    parser.delete_first_token()
    return Dicho(nombre, nodelist)


@register.simple_tag
def imagen_para_compartir() -> str:
    """Its whole address: who shows it is elsewhere. 1200 × 630 pixels, as messaging and social networks expect."""
    return direccion(static("portal/compartir.png"))


@register.simple_tag
def datos_del_sitio() -> SafeString:
    return datos.en_html(datos.del_sitio())


@register.simple_tag
def datos_de_ficha(ficha, version: int) -> SafeString:
    return datos.en_html(datos.de_ficha(ficha, version), datos.migas_de_ficha(ficha))


@register.simple_tag
def canal(consulta: Consulta, titulo: str) -> SafeString:
    """The feed of a search, to follow what enters it."""
    parametros = consulta.url(pagina=1, orden="recientes")
    url = f"{reverse('buscar')}{parametros}&formato=atom"
    return format_html('<link rel="alternate" type="application/atom+xml" title="{}" href="{}">', titulo, url)
