"""What changes in the fichas raises their version in the same transaction; what is committed is written at once if it can be."""

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver

from practicas.fichas.signals import fichas_cambiadas

from . import indexacion
from .models import EnIndice


@receiver(fichas_cambiadas)
def al_cambiar_fichas(tipo, pks, **_):
    EnIndice.objects.subir(tipo, list(pks))
    if settings.BUSQUEDA_INDEXAR_AL_PUBLICAR:
        transaction.on_commit(indexacion.al_confirmar, robust=True)
