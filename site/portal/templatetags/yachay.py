"""Filters of every template: figures, dates and addresses as Peru writes them."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def numero(valor) -> str:
    """1234.5000 → «1,234.5»; nothing for None."""
    if valor is None or valor == "":
        return ""
    cifra = Decimal(str(valor)).normalize()
    return f"{cifra:,f}".replace("-", "−")
