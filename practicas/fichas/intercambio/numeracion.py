"""Codes and keys go on from the last one given."""

import re
from collections.abc import Sequence

from django.core.management.color import no_style
from django.db import connection

from ..models import Correlativo, Ficha

_CODIGO = re.compile(r"^([A-Z]{2})-(\d{4})-(\d{5,})$")


def numerar(modelos: Sequence[type[Ficha]]) -> None:
    """After a restore: no code and no key that was given is given again."""
    ultimos: dict[tuple[str, int], int] = {}
    for modelo in modelos:
        for codigo in modelo.objects.exclude(codigo=None).values_list("codigo", flat=True):
            if partes := _CODIGO.match(codigo):
                serie = partes[1], int(partes[2])
                ultimos[serie] = max(ultimos.get(serie, 0), int(partes[3]))
    for (prefijo, anio), ultimo in ultimos.items():
        correlativo, _ = Correlativo.objects.get_or_create(prefijo=prefijo, anio=anio)
        correlativo.ultimo = max(correlativo.ultimo, ultimo)
        correlativo.save()
    with connection.cursor() as cursor:
        for orden in connection.ops.sequence_reset_sql(no_style(), modelos):
            cursor.execute(orden)
