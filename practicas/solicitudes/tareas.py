"""The e-mail that tells somebody that their request was answered."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django_tasks import task

from practicas.fichas.consultas import ficha_con_codigo

from .models import Solicitud

ASUNTO = "Ya hay una práctica sobre lo que pidió en Yachay"
registro = logging.getLogger("yachay.solicitudes")


@task()
def avisar_respuesta(solicitud_id: int) -> None:
    """Tell whoever asked, and erase the address. If it does not go out, the row says so and keeps it for another try."""
    solicitud = Solicitud.objects.filter(pk=solicitud_id, aviso__in=Solicitud.AVISOS_QUE_FALTAN).first()
    if solicitud is None:  # told, or given up, since it was queued
        return
    fila = Solicitud.objects.filter(pk=solicitud_id)
    try:
        send_mail(ASUNTO, _texto(solicitud), settings.DEFAULT_FROM_EMAIL, [solicitud.correo])
    except Exception as falla:  # a mail backend may raise anything
        # Not the exception itself: that of a refused address tells the address.
        registro.warning("No salió el aviso de la solicitud %s: %s", solicitud_id, type(falla).__name__)
        fila.update(aviso=Solicitud.Aviso.FALLIDO)
    else:
        fila.update(correo="", aviso=Solicitud.Aviso.ENVIADO)


def _texto(solicitud: Solicitud) -> str:
    ficha = ficha_con_codigo(solicitud.ficha)
    contexto = {
        "solicitud": solicitud,
        # By now it may have been withdrawn; its address explains that.
        "titulo": "" if ficha is None or ficha.retirada else ficha.titulo,
        "direccion": f"{settings.WAGTAILADMIN_BASE_URL}{ficha.get_absolute_url() if ficha else ''}",
    }
    return render_to_string("correos/solicitud_respondida.txt", contexto)
