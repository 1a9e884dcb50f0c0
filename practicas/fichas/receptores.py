"""A renamed term, label or entity changes what its fichas say."""

from django.db.models import Q
from django.db.models.deletion import ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from practicas.catalogos.models import Equivalencia, Etiqueta, Termino
from practicas.catalogos.signals import etiquetas_cambiadas, terminos_cambiados
from practicas.entidades.models import Entidad
from practicas.entidades.signals import entidades_cambiadas

from .citas import citan_en_revisiones
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
    familia = _familia(set(pks))
    _avisar(lambda fichas: fichas.con_termino(familia))


def _familia(pks: set[int]) -> set[int]:
    """The terms, those below them and those that the crosswalk counts as any of these: all whose fichas say their words."""
    vistos, por_ver = set(pks), set(pks)
    while por_ver:
        debajo = Termino.objects.filter(padre__in=por_ver).values_list("pk", flat=True)
        origenes = Equivalencia.objects.filter(destino__in=por_ver).values_list("origen", flat=True)
        por_ver = {*debajo, *origenes} - vistos
        vistos |= por_ver
    return vistos


@receiver(etiquetas_cambiadas, sender=Etiqueta)
def al_cambiar_etiquetas(pks, **_):
    _avisar(lambda fichas: fichas.filter(etiquetados__tag__in=pks))


@receiver(entidades_cambiadas, sender=Entidad)
def al_cambiar_entidades(pks, **_):
    _avisar(lambda fichas: fichas.filter(Q(entidad__in=pks) | Q(entidad_presenta__in=pks)))


@receiver(pre_delete, sender=Termino)
def al_eliminar_un_termino(instance, **_):
    """Its rows in classifications would go with it, unasked; and a revision that cites it could not be opened again."""
    usada = any(modelo.objects.con_termino([instance.pk]).exists() for modelo in TIPOS)
    if usada or citan_en_revisiones(instance):
        raise ProtectedError(f"«{instance}» clasifica fichas: retírelo en lugar de eliminarlo.", {instance})


@receiver(pre_delete, sender=Entidad)
def al_eliminar_una_entidad(instance, **_):
    if citan_en_revisiones(instance):
        raise ProtectedError(f"«{instance}» figura en fichas: márquela como no vigente.", {instance})
