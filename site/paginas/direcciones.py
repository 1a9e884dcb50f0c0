"""Which addresses a page may have, and where a button of a page may lead."""

import re

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

DE_PAGINAS = "wagtail_serve"
# Of this site, of another over HTTPS, or a place in the same page.
_ENLACE = re.compile(r"/(?!/)\S*|https://\S+|#[\w-]+|mailto:\S+@\S+")


def esta_tomada(ruta: str) -> bool:
    """Whether the portal itself answers there: a page would never be seen."""
    return _nombre(ruta) not in ("", DE_PAGINAS) and not es_de_fabrica(ruta)


def es_de_fabrica(ruta: str) -> bool:
    """Of the pages that ship, to which the whole site links."""
    try:
        return resolve(ruta).kwargs.get("slug") == ruta.strip("/")
    except Resolver404:
        return False


def comprobar_enlace(valor: str) -> None:
    if not _ENLACE.fullmatch(valor):
        raise ValidationError(
            "Escriba una dirección de este sitio (/buscar/?tema=tramites) o una que empiece por https://."
        )


def _nombre(ruta: str) -> str:
    """Of what answers there: «?» when it has no name, empty when nothing does."""
    try:
        return resolve(ruta).url_name or "?"
    except Resolver404:
        return ""
