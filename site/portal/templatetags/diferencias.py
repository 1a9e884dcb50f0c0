"""Two texts shown as one: what was removed struck through, what was added underlined, and both said aloud."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from practicas.fichas.revision.diferencias import Clase, Tramo, diferencia

register = template.Library()
_MARCAS = {Clase.QUITADO: ("del", "quitado"), Clase.AGREGADO: ("ins", "agregado")}


@register.filter
def palabras_cambiadas(antes: str, despues: str) -> SafeString:
    """`{{ antes|palabras_cambiadas:despues }}`: safe HTML that keeps its line breaks only inside `.diferencia`."""
    # A browser sends its line ends in another way: they are no change.
    tramos = diferencia(*(str(texto or "").replace("\r\n", "\n") for texto in (antes, despues)))
    return format_html_join("", "{}", ((_marcar(tramo),) for tramo in tramos))


def _marcar(tramo: Tramo) -> SafeString | str:
    if tramo.clase is Clase.IGUAL:
        return tramo.texto
    marca, que = _MARCAS[tramo.clase]
    return format_html(
        '<{0}><span class="oculto"> inicio de texto {1} </span>{2}<span class="oculto"> fin de texto {1} </span></{0}>',
        marca,
        que,
        tramo.texto,
    )
