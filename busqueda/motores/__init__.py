"""The engines behind the port. Which one answers is a setting."""

from functools import cache

from django.conf import settings

from ..puerto import Motor


@cache
def motor() -> Motor:
    """The engine of this process."""
    match settings.BUSQUEDA_MOTOR:
        case "tantivy":
            from .tantivy import MotorTantivy

            return MotorTantivy(settings.BUSQUEDA_INDICE)
        case "elasticsearch":
            from .conexion_elasticsearch import Conexion
            from .elasticsearch import MotorElasticsearch

            return MotorElasticsearch(Conexion(**settings.ELASTICSEARCH))
    raise ValueError(f"BUSQUEDA_MOTOR es «{settings.BUSQUEDA_MOTOR}»: use tantivy o elasticsearch.")
