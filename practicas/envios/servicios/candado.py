"""While a text is under review its ficha is locked, for every door."""

from django.utils import timezone

from practicas.fichas.models import Ficha

from ..models import Envio


def cerrar(ficha: Ficha) -> None:
    # By nobody: whoever locks may otherwise go on writing.
    type(ficha).objects.filter(pk=ficha.pk).update(locked=True, locked_by=None, locked_at=timezone.now())


def abrir(envio: Envio) -> None:
    ficha = envio.ficha
    type(ficha).objects.filter(pk=ficha.pk).update(locked=False, locked_by=None, locked_at=None)
