"""Which addresses a page may have, and where a button of a page may lead."""

import re

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

DE_PAGINAS = "wagtail_serve"
# Of this site, of another over HTTPS, or a place in the same page.
_ENLACE = re.compile(r"/(?!/)\S*|https://\S+|#[\w-]+|mailto:\S+@\S+")


def esta_tomada(ruta: str) -> bool:
    """Whether the portal itself answers there: a page would never be seen."""
    try:
        hallada = resolve(ruta)
    except Resolver404:
        return False
    return hallada.url_name != DE_PAGINAS and hallada.kwargs.get("slug") != ruta.strip("/")


def comprobar_enlace(valor: str) -> None:
    if not _ENLACE.fullmatch(valor):
        raise ValidationError(
            "Escriba una dirección de este sitio (/buscar/?tema=tramites) o una que empiece por https://."
        )
