"""Asking to act for an entity, and what staff answer."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from practicas.cuentas.models import Usuario

from .. import permisos
from ..models import ROLES_DESIGNADOS, Entidad, SolicitudDeAcceso
from ..tareas import avisar_denegacion
from .invitaciones import crear_invitacion

CARTA_PARA_DESIGNADOS = "Para ese rol hace falta la carta que lo designa: súbala en PDF."
ELIJA_LA_ENTIDAD = "Elija la entidad: quien pidió el acceso no la encontró en el registro."


@transaction.atomic
def pedir_acceso(
    *, nombre: str, correo: str, rol: str, entidad: Entidad | None = None, entidad_escrita: str = "", documento=""
) -> SolicitudDeAcceso:
    """Anybody may ask. ValidationError (by field) when something is missing. `entidad` may be one that is not in the register yet."""
    if rol in ROLES_DESIGNADOS and not documento:
        raise ValidationError({"documento": CARTA_PARA_DESIGNADOS})
    escrita = entidad_escrita.strip() or (str(entidad) if entidad else "")
    solicitud = SolicitudDeAcceso(
        nombre=" ".join(nombre.split()),
        correo=correo.strip().lower(),
        rol=rol,
        entidad=entidad,
        entidad_escrita=escrita[:250],
        documento=documento,
    )
    solicitud.full_clean()
    solicitud.save()
    return solicitud


@transaction.atomic
def aprobar_acceso(
    *, solicitud: SolicitudDeAcceso, entidad: Entidad | None = None, usuario: Usuario
) -> SolicitudDeAcceso:
    """Invite who asked, with the letter they sent: the mailbox is proved when the invitation is accepted.

    ValidationError when it was attended already or nobody has said which entity it is.
    """
    actual = _pendiente(solicitud, usuario)
    actual.entidad = entidad or actual.entidad
    if actual.entidad is None:
        raise ValidationError({"entidad": ELIJA_LA_ENTIDAD})
    if not permisos.puede_invitar(usuario, actual.entidad, actual.rol):
        raise ValidationError({"entidad": "Una entidad creada al importar un catálogo ajeno no presenta fichas."})
    actual.invitacion = crear_invitacion(
        entidad=actual.entidad,
        correo=actual.correo,
        rol=actual.rol,
        documento=actual.documento.name,
        usuario=usuario,
    )
    return _atender(actual, SolicitudDeAcceso.Estado.APROBADA, "yachay.aprobar_acceso", usuario)


@transaction.atomic
def denegar_acceso(*, solicitud: SolicitudDeAcceso, motivo: str, usuario: Usuario) -> SolicitudDeAcceso:
    """Say no and why; who asked is told. ValidationError without a reason, or when it was attended already."""
    actual = _pendiente(solicitud, usuario)
    actual.motivo, actual.aviso = motivo.strip(), SolicitudDeAcceso.Aviso.POR_ENVIAR
    if not actual.motivo:
        raise ValidationError({"motivo": "Escriba por qué: es lo que leerá quien lo pidió."})
    atendida = _atender(actual, SolicitudDeAcceso.Estado.DENEGADA, "yachay.denegar_acceso", usuario)
    transaction.on_commit(lambda: avisar_denegacion.enqueue(atendida.pk), robust=True)
    return atendida


def _atender(solicitud: SolicitudDeAcceso, estado: str, accion: str, usuario: Usuario) -> SolicitudDeAcceso:
    solicitud.estado, solicitud.atendida_el, solicitud.atendida_por = estado, timezone.now(), usuario
    solicitud.full_clean()
    solicitud.save()
    log(instance=solicitud, action=accion, user=usuario)
    return solicitud


def _pendiente(solicitud: SolicitudDeAcceso, usuario: Usuario) -> SolicitudDeAcceso:
    """The row as it is now, held until the end: two people may answer at once."""
    if not permisos.puede_atender_accesos(usuario):
        raise PermissionDenied("No tiene permiso para atender solicitudes de acceso.")
    actual = SolicitudDeAcceso.objects.select_for_update().get(pk=solicitud.pk)
    if not actual.esta_pendiente:
        raise ValidationError(
            f"Esta solicitud ya está {actual.get_estado_display().lower()}: vuelva a abrir la página."
        )
    return actual
