"""While a text is under review its ficha is locked, for every door.

Not by an evaluation: it is about a text that is already public, and another version may be on its way meanwhile, with a lock of its own.
"""

from django.utils import timezone

from ..estados import Ruta
from ..models import Envio


def cerrar(envio: Envio) -> None:
    # By nobody: whoever locks may otherwise go on writing.
    _poner(envio, locked=True, locked_at=timezone.now())


def abrir(envio: Envio) -> None:
    _poner(envio, locked=False, locked_at=None)


def _poner(envio: Envio, **candado) -> None:
    if envio.ruta != Ruta.EVALUACION:
        type(envio.ficha).objects.filter(pk=envio.ficha_id).update(locked_by=None, **candado)
