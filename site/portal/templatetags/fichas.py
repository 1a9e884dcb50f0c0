"""Opens a ficha to its template: `{% vista ficha as v %}`."""

from django import template

from ..vista_ficha import vista_de

register = template.Library()
register.simple_tag(vista_de, name="vista")
