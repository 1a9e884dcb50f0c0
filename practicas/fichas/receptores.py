"""A renamed term, label or entity changes what its fichas say."""

from django.dispatch import receiver

from practicas.catalogos.models import Equivalencia, Etiqueta, Termino
from practicas.catalogos.signals import etiquetas_cambiadas, terminos_cambiados
from practicas.entidades.models import Entidad
from practicas.entidades.signals import entidades_cambiadas

from .models import Leccion, Practica
from .signals import fichas_cambiadas

TIPOS = (Practica, Leccion)


def _avisar(seleccionar) -> None:
    for modelo in TIPOS:
        if pks := list(seleccionar(modelo.objects).values_list("pk", flat=True)):
            fichas_cambiadas.send(modelo, tipo=modelo.TIPO, pks=pks)


@receiver(terminos_cambiados, sender=Termino)
@receiver(terminos_cambiados, sender=Equivalencia)
def al_cambiar_terminos(pks, **_):
    # A term is found by the words of the terms above it too.
    familia = set(pks) | set(Termino.objects.filter(padre__in=pks).values_list("pk", flat=True))
    _avisar(lambda fichas: fichas.con_termino(familia))


@receiver(etiquetas_cambiadas, sender=Etiqueta)
def al_cambiar_etiquetas(pks, **_):
    _avisar(lambda fichas: fichas.filter(etiquetados__tag__in=pks))


@receiver(entidades_cambiadas, sender=Entidad)
def al_cambiar_entidades(pks, **_):
    _avisar(lambda fichas: fichas.filter(entidad__in=pks))
