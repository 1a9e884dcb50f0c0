"""Whether the index says what the fichas say, version by version, and how to make it so."""

from dataclasses import dataclass

from django.db import transaction

from .escritura import DE_TEXTO
from .indexacion import ponerse_al_dia
from .lectura import MODELOS
from .models import EnIndice
from .motores import motor
from .reconstruccion import completar_tabla


@dataclass(frozen=True)
class Diferencia:
    id: str
    motivo: str


def comparar() -> list[Diferencia]:
    """Fichas whose document is missing, is left over, or is of another version than the table says; MotorCaido if it cannot look."""
    completar_tabla()
    escritas = motor().versiones()
    publicas = {
        f"{tipo}-{pk}"
        for tipo, modelo in MODELOS.items()
        for pk in modelo.objects.publicadas().values_list("pk", flat=True)
    }
    filas = EnIndice.objects.defer(*DE_TEXTO).iterator()
    esperadas = {fila.id_documento: fila.version for fila in filas if fila.id_documento in publicas}
    diferencias = [Diferencia(id, "sobra") for id in escritas.keys() - publicas]
    for id, version in esperadas.items():
        if id not in escritas:
            diferencias.append(Diferencia(id, "falta"))
        elif escritas[id] != version:
            diferencias.append(Diferencia(id, f"tiene la versión {escritas[id]} y debe tener la {version}"))
    return sorted(diferencias, key=lambda d: d.id)


def reparar(diferencias: list[Diferencia]) -> None:
    """Make each pending again and write it."""
    por_tipo: dict[str, list[int]] = {}
    for diferencia in diferencias:
        tipo, _, pk = diferencia.id.rpartition("-")
        por_tipo.setdefault(tipo, []).append(int(pk))
    for tipo, pks in por_tipo.items():
        with transaction.atomic():
            EnIndice.objects.subir(tipo, pks)
    ponerse_al_dia()
