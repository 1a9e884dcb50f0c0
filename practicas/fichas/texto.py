"""Text of a ficha: Markdown as people type it, made safe once, counted in words."""

import html
import re
import threading

import markdown
import nh3
from django.db import models
from django.utils.safestring import SafeString, mark_safe

ETIQUETAS = set("p br strong em ul ol li a h3 h4 blockquote table thead tbody tr th td code hr sup sub".split())
# Without any of these, Markdown is the text itself: making its tree would only cost time.
_MARCAS = re.compile(r"[*_`\[\]<>&|\\]|^ {0,3}(?:#|\+|-|=|\d+[.)])|^(?: {4}|\t)|  $", re.MULTILINE)
_HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
_FIN_DE_FRASE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«0-9])")
_hilo = threading.local()
_PALABRA = re.compile(r"[^\W_]+(?:[.,'’/-][^\W_]+)*")


def a_html(texto: str) -> SafeString:
    """Markdown → HTML that may be shown: a closed list of tags, links with `rel=nofollow`, headings below those of the page."""
    crudo = re.sub(r"<(/?)h[12]>", r"<\1h3>", _convertir(texto))
    crudo = re.sub(r"<(/?)h[56]>", r"<\1h4>", crudo)
    return mark_safe(nh3.clean(crudo, tags=ETIQUETAS, attributes={"a": {"href"}}, link_rel="nofollow noopener"))


def a_texto(texto: str) -> str:
    """Markdown → plain text in one line, for summaries, the index and counting."""
    if not _MARCAS.search(texto):
        return " ".join(texto.split())
    return " ".join(html.unescape(nh3.clean(_convertir(texto), tags=set())).split())


def frases(texto: str, cortes: int = 0) -> list[str]:
    """Its sentences; with `cortes`, that many and the rest as one."""
    return _FIN_DE_FRASE.split(texto, maxsplit=cortes)


def primeras_frases(markdown: str, maximo: int = 170) -> str:
    """Whole sentences from the start that fit in `maximo` characters; at least the first, cut at a word."""
    dicho, *resto = frases(a_texto(markdown))
    for frase in resto:
        if len(dicho) + len(frase) >= maximo:
            break
        dicho += f" {frase}"
    if len(dicho) <= maximo * 1.3:
        return dicho
    return dicho[:maximo].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def destinos(texto: str) -> list[str]:
    """Where the links of a Markdown text lead, as written and in order: also those that `a_html` would not show."""
    if not _MARCAS.search(texto):
        return []
    return [html.unescape(destino) for destino in _HREF.findall(_convertir(texto))]


def _convertir(texto: str) -> str:
    """With the converter of this thread: making one takes longer than using it."""
    if not hasattr(_hilo, "conversor"):
        _hilo.conversor = markdown.Markdown(extensions=["tables", "sane_lists"])
    return _hilo.conversor.reset().convert(texto)


def sin_nulos(texto: str) -> str:
    """PostgreSQL keeps no null byte, and no person types one. For what comes in without a form to refuse it."""
    return texto.replace("\0", "")


def contar_palabras(texto: str) -> int:
    return len(_PALABRA.findall(texto))


class SeccionField(models.TextField):
    """A Markdown section with a budget of words, which warns the writer and never cuts."""

    description = "Sección en Markdown"

    def __init__(self, *args, palabras: int | None = None, **kwargs):
        self.palabras = palabras
        super().__init__(*args, **{"blank": True, "default": "", **kwargs})
