"""The e-mails about who writes for an entity."""

from django.urls import reverse
from django_tasks import task

from practicas.cuentas.tareas import direccion, enviar

from .models import Invitacion, SolicitudDeAcceso


def enlace_de(invitacion: Invitacion) -> str:
    """The address that accepts it, to be delivered by hand when the mail does not go out."""
    return direccion(reverse("aceptar_invitacion", args=[invitacion.secreto]))


@task()
def avisar_invitacion(invitacion_id: int) -> None:
    """Send the link. If it does not go out, the row says so; the link stays where who invited sees it."""
    invitacion = Invitacion.objects.pendientes().select_related("entidad").filter(pk=invitacion_id).first()
    if invitacion is None:  # annulled, or accepted by hand, since it was queued
        return
    contexto = {"invitacion": invitacion, "enlace": enlace_de(invitacion)}
    salio = enviar("correos/invitacion", invitacion.correo, contexto)
    aviso = Invitacion.Aviso.ENVIADO if salio else Invitacion.Aviso.FALLIDO
    Invitacion.objects.filter(pk=invitacion_id).update(aviso=aviso)


@task()
def avisar_denegacion(solicitud_id: int) -> None:
    solicitud = SolicitudDeAcceso.objects.get(pk=solicitud_id)
    contexto = {"solicitud": solicitud, "enlace": direccion(reverse("solicitar_acceso"))}
    salio = enviar("correos/acceso_denegado", solicitud.correo, contexto)
    aviso = SolicitudDeAcceso.Aviso.ENVIADO if salio else SolicitudDeAcceso.Aviso.FALLIDO
    SolicitudDeAcceso.objects.filter(pk=solicitud_id).update(aviso=aviso)
