"""The two doors of a ficha that this app watches: it never exists without a case file, and is never published around it."""

from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from practicas.fichas.models import Leccion, Practica
from practicas.fichas.signals import ficha_publicada, por_publicar, por_retirar, retiro_cambiado

from . import oficio
from .models import Envio
from .servicios.borrador import asegurar_envio
from .servicios.cierre import terminar_evaluacion, tomar_evaluacion


@receiver(post_save, sender=Practica)
@receiver(post_save, sender=Leccion)
def al_crear_una_ficha(instance, created, raw=False, **_):
    if created and not raw:
        asegurar_envio(instance)


@receiver(post_delete, sender=Practica)
@receiver(post_delete, sender=Leccion)
def al_borrar_una_ficha(instance, **_):
    Envio.objects.de_ficha(instance).delete()


@receiver(por_publicar, sender=Practica)
@receiver(por_publicar, sender=Leccion)
def al_ir_a_publicar(ficha, revision, usuario, **_):
    if not oficio.se_puede(ficha, revision, usuario):
        raise PermissionDenied("La ficha de una entidad se publica desde la mesa, con su envío.")


@receiver(ficha_publicada, sender=Practica)
@receiver(ficha_publicada, sender=Leccion)
def al_publicar(ficha, revision, usuario, **_):
    oficio.anotar(ficha, revision, usuario)


@receiver(por_retirar, sender=Practica)
@receiver(por_retirar, sender=Leccion)
def al_ir_a_retirar(ficha, **_):
    tomar_evaluacion(ficha)


@receiver(retiro_cambiado, sender=Practica)
@receiver(retiro_cambiado, sender=Leccion)
def al_cambiar_el_retiro(ficha, usuario, motivo, **_):
    oficio.anotar_retiro(ficha, usuario, motivo)
    if ficha.retirada:
        terminar_evaluacion(ficha=ficha, motivo=motivo)
