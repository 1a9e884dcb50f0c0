"""Text of a ficha: Markdown as people type it, made safe once, counted in words."""

import re

import markdown
import nh3
from django.db import models
from django.utils.safestring import SafeString, mark_safe

ETIQUETAS = set("p br strong em ul ol li a h3 h4 blockquote table thead tbody tr th td code hr sup sub".split())
_PALABRA = re.compile(r"[^\W_]+(?:[.,'’/-][^\W_]+)*")


def a_html(texto: str) -> SafeString:
    """Markdown → HTML that may be shown: a closed list of tags, links with `rel=nofollow`, headings below those of the page."""
    html = markdown.markdown(texto, extensions=["tables", "sane_lists"])
    html = re.sub(r"<(/?)h[12]>", r"<\1h3>", html)
    html = re.sub(r"<(/?)h[56]>", r"<\1h4>", html)
    return mark_safe(nh3.clean(html, tags=ETIQUETAS, attributes={"a": {"href"}}, link_rel="nofollow noopener"))


def a_texto(texto: str) -> str:
    """Markdown → plain text in one line, for summaries, the index and counting."""
    sin_etiquetas = nh3.clean(markdown.markdown(texto, extensions=["tables", "sane_lists"]), tags=set())
    return " ".join(sin_etiquetas.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split())


def contar_palabras(texto: str) -> int:
    return len(_PALABRA.findall(texto))


class SeccionField(models.TextField):
    """A Markdown section with a budget of words, which warns the writer and never cuts."""

    description = "Sección en Markdown"

    def __init__(self, *args, palabras: int | None = None, **kwargs):
        self.palabras = palabras
        super().__init__(*args, **{"blank": True, "default": "", **kwargs})
