"""What must be true once the storm has passed."""

import time
from io import StringIO

from .base import Corrida

CODIGOS_POR_PAGINA = 100


def comprobar(corrida: Corrida) -> dict:
    """With what was pending already written."""
    from busqueda.estado import leer_estado
    from busqueda.models import Escritura
    from busqueda.motores import motor

    pendientes = leer_estado().pendientes
    _esperar_lo_pendiente()
    return {
        "pendientes_al_terminar": pendientes,
        "fichas": leer_estado().fichas,
        "igual": verificar(),
        "perdidas": sin_hallar(corrida),
        "segmentos": motor().segmentos(),
        # The one in use, and the one just left, that a reader may still be opening.
        "indices_de_sobra": max(0, len(motor().indices()) - 2),
        "escrituras_de_sobra": Escritura.objects.exclude(indice=motor().indice_en_uso()).count(),
    }


def _esperar_lo_pendiente() -> None:
    """After a failure who writes waits a little: until then there may be something left."""
    from django.core.management import call_command

    from busqueda.estado import ESPERA_MAXIMA, leer_estado

    limite = time.monotonic() + 2 * ESPERA_MAXIMA.total_seconds()
    while True:
        call_command("indexar", stdout=StringIO())
        if not leer_estado().pendientes or time.monotonic() > limite:
            return
        time.sleep(0.5)


def verificar() -> bool:
    from django.core.management import CommandError, call_command

    try:
        call_command("verificar_indice", stdout=(dicho := StringIO()))
    except CommandError as error:
        print(dicho.getvalue(), error)
        return False
    return True


def sin_hallar(corrida: Corrida) -> list[str]:
    """Codes of this run that the database has as published, or should have, and no search finds."""
    from practicas.fichas.models import Practica

    hallados, pagina = set(), 1
    while nuevos := _pagina(corrida.palabra, pagina):
        hallados |= nuevos
        pagina += 1
    de_la_base = dict(Practica.objects.filter(pk__in=corrida.pks).values_list("pk", "codigo"))
    return [de_la_base.get(pk) or f"sin publicar: {pk}" for pk in corrida.pks if de_la_base.get(pk) not in hallados]


def _pagina(palabra: str, pagina: int) -> set[str]:
    from ..bench import pedir

    direccion = f"/api/v1/fichas?q={palabra}&corregir=no&por_pagina={CODIGOS_POR_PAGINA}&pagina={pagina}"
    return {acierto["codigo"] for acierto in pedir(direccion).json()["aciertos"]}
