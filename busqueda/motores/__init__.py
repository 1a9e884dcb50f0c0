"""The engines behind the port. Which one answers is a setting."""

from functools import cache

from django.conf import settings

from ..puerto import Motor


@cache
def motor() -> Motor:
    """The engine of this process."""
    if settings.BUSQUEDA_MOTOR == "tantivy":
        from .tantivy import MotorTantivy

        return MotorTantivy(settings.BUSQUEDA_INDICE)
    raise ValueError(f"BUSQUEDA_MOTOR es «{settings.BUSQUEDA_MOTOR}»: use tantivy.")
