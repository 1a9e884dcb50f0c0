"""The boxes of the values of a facet. A page has some three hundred: made here, they take a tenth of what they take to a template."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from busqueda.resultado import ValorFaceta

from ..cifras import numero

register = template.Library()


@register.simple_tag
def casillas(valores: Iterable[ValorFaceta], faceta: str) -> SafeString:
    """One `<li>` per value with its count, and inside it those below."""
    return mark_safe("".join(_de_incluir(valor, faceta) for valor in valores))


@register.simple_tag
def casillas_de_excluir(valores: Iterable[ValorFaceta], faceta: str) -> SafeString:
    return mark_safe("".join(_de_excluir(valor, faceta) for valor in valores))


def _de_incluir(valor: ValorFaceta, faceta: str) -> str:
    debajo = "".join(_de_incluir(hijo, faceta) for hijo in valor.hijos)
    cuantas = f'{numero(valor.cantidad)}<span class="oculto"> ficha{"" if valor.cantidad == 1 else "s"}</span>'
    nombre = (
        f'<span class="valor__nombre">{escape(valor.nombre)}</span>'
        f'<span class="valor__cantidad"><span class="oculto">, </span>{cuantas}</span>'
    )
    return f"<li>{_casilla(faceta, valor.codigo, valor.elegido, nombre)}{f'<ul>{debajo}</ul>' if debajo else ''}</li>"


def _de_excluir(valor: ValorFaceta, faceta: str) -> str:
    nombre = f'<span class="valor__nombre"><span class="oculto">Sin </span>{escape(valor.nombre)}</span>'
    return f"<li>{_casilla(faceta, f'-{valor.codigo}', valor.excluido, nombre)}</li>"


def _casilla(faceta: str, codigo: str, puesta: bool, html: str) -> str:
    return (
        f'<label class="valor"><input class="casilla" type="checkbox" name="{escape(faceta)}" value="{escape(codigo)}"'
        f"{' checked' if puesta else ''}>{html}</label>"
    )
