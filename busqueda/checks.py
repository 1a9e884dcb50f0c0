"""What must be right before anything starts: said in one line, not in the first search."""

from django.conf import settings
from django.core.checks import Error, register

MOTORES = ("tantivy", "elasticsearch")


@register()
def motor_conocido(**_):
    if settings.BUSQUEDA_MOTOR in MOTORES:
        return []
    return [
        Error(f"BUSQUEDA_MOTOR es «{settings.BUSQUEDA_MOTOR}».", hint=f"Use {' o '.join(MOTORES)}.", id="busqueda.E001")
    ]
