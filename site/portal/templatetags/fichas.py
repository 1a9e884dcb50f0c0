"""Opens a ficha to its template: `{% vista ficha as v %}`; and how it is cited and taken away."""

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from practicas.fichas.cita import Cita, citar
from practicas.fichas.documentos.qr import en_svg

from ..metadatos import direccion
from ..para_llevar import FORMATOS
from ..vista_ficha import vista_de

register = template.Library()
register.simple_tag(vista_de, name="vista")


@register.simple_tag
def cita_de(ficha, version, publicada) -> Cita:
    """Of the text that the page shows, which in a preview has no number yet."""
    return citar(ficha, version or 0, publicada or ficha.last_published_at or timezone.now())


@register.simple_tag
def ficha_para_llevar(codigo: str) -> list[tuple[str, str]]:
    """Name and address of each form in which it can be taken away, less its citations."""
    return [(FORMATOS[f].nombre, reverse(f"ficha_en_{f}", args=[codigo])) for f in ("pdf", "docx")]


@register.simple_tag
def codigo_qr(ruta: str) -> SafeString:
    """For paper, where an address cannot be pressed; it is written beside it."""
    svg = en_svg(direccion(ruta)).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return mark_safe(svg)  # noqa: S308  drawn here, of an address of ours
