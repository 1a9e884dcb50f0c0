"""What time does by itself."""

from django.db import transaction

from practicas.catalogos import dias_habiles

from .. import plazos
from ..estados import Accion, Estado
from ..models import Envio
from .candado import abrir
from .decision import del_sistema


def vencer() -> int:
    """Archive what was observed and not answered in time; the draft is kept and may be reopened. Return how many."""
    return sum(_archivar(envio) for envio in Envio.objects.por_archivar(dias_habiles.hoy()))


@transaction.atomic
def _archivar(envio: Envio) -> bool:
    decision = del_sistema(envio, Accion.VENCER)
    if decision is None or not plazos.esta_vencido(decision.envio):  # answered, or given more time, meanwhile
        return False
    abrir(decision.envio)
    decision.pasar(Estado.ARCHIVADA)
    return True
