"""Who evaluates what: given by the rules, given by hand under the same rules, taken with a sworn declaration, left for a conflict."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from practicas.envios.models import Envio
from practicas.envios.servicios.decision import Conflicto, tomar

from .. import permisos
from ..models import Asignacion, ConflictoDeclarado, Evaluacion
from ..models.asignacion import PENDIENTES
from .perfil import perfil_de
from .reparto import Reparto, candidatos, dar, repartir

NO_COORDINA = "Reparte las evaluaciones la coordinación."


@transaction.atomic
def asignar_evaluadores(*, evaluacion: Evaluacion, usuario) -> Reparto:
    """Those that it lacks, by the rules; `faltan` tells for how many there was nobody."""
    _exigir_coordinacion(usuario, evaluacion.envio)
    return repartir(_tomar(evaluacion), por=usuario)


@transaction.atomic
def asignar_a_mano(*, evaluacion: Evaluacion, evaluador, usuario) -> Asignacion:
    """To a chosen person, under the same rules: ValidationError with the one that forbids it."""
    _exigir_coordinacion(usuario, evaluacion.envio)
    actual = _tomar(evaluacion)
    if not actual.faltan():
        raise Conflicto("Ya tiene los evaluadores que necesita.")
    elegido = next((c for c in candidatos(actual) if c.perfil.usuario_id == evaluador.pk), None)
    if elegido is None:
        raise ValidationError({"evaluador": f"{evaluador} no evalúa, o todavía no llenó sus datos."})
    if not elegido.puede:
        raise ValidationError({"evaluador": f"{evaluador} no puede evaluarla. {' '.join(elegido.impedimentos)}"})
    return dar(actual, evaluador, por=usuario)


@transaction.atomic
def relevar(*, asignacion: Asignacion, usuario, motivo: str) -> Reparto:
    """Take it from who does not do it, and give it to another. What they wrote is kept and does not count."""
    _exigir_coordinacion(usuario, asignacion.evaluacion.envio)
    if not motivo.strip():
        raise ValidationError({"motivo": "Escriba por qué se releva."})
    evaluacion = _tomar(asignacion.evaluacion)
    actual = Asignacion.objects.select_for_update().get(pk=asignacion.pk)
    if actual.estado not in PENDIENTES:
        raise Conflicto(f"Ahora está: {actual.get_estado_display().lower()}.")
    actual.estado, actual.motivo = Asignacion.Estado.ANULADA, motivo.strip()
    actual.save(update_fields=["estado", "motivo"])
    return repartir(evaluacion, por=usuario)


@transaction.atomic
def declarar(*, asignacion: Asignacion, usuario, sin_conflicto: bool, motivo: str = "") -> Asignacion:
    """Sign the sworn declaration and begin; or declare a conflict, and it goes to another. ValidationError for a conflict without a reason."""
    evaluacion = _tomar(asignacion.evaluacion)
    actual = _suya(asignacion, usuario)
    if sin_conflicto:
        actual.estado, actual.declaracion_firmada = Asignacion.Estado.EN_CURSO, timezone.now()
        actual.save(update_fields=["estado", "declaracion_firmada"])
        return actual
    if not motivo.strip():
        raise ValidationError({"motivo": "Diga en una línea cuál es el conflicto."})
    _dejar_por_conflicto(actual, motivo.strip())
    repartir(evaluacion)
    return actual


def _dejar_por_conflicto(asignacion: Asignacion, motivo: str) -> None:
    asignacion.estado, asignacion.motivo = Asignacion.Estado.CON_CONFLICTO, motivo
    asignacion.save(update_fields=["estado", "motivo"])
    perfil = perfil_de(asignacion.evaluador)
    for entidad in asignacion.evaluacion.envio.entidades:
        ConflictoDeclarado.objects.create(perfil=perfil, entidad=entidad, motivo=motivo)


def _suya(asignacion: Asignacion, usuario) -> Asignacion:
    actual = Asignacion.objects.con_envio().select_for_update(of=("self",)).get(pk=asignacion.pk)
    if actual.evaluador_id != usuario.pk or not permisos.puede_entrar_a_la_sala(usuario):
        raise PermissionDenied("Esta evaluación no está a su cargo.")
    if actual.estado != Asignacion.Estado.POR_DECLARAR:
        raise Conflicto(f"Ya lo declaró: {actual.get_estado_display().lower()}.")
    return actual


def _exigir_coordinacion(usuario, envio: Envio) -> None:
    if not permisos.puede_coordinar_la_de(usuario, envio):
        raise PermissionDenied(NO_COORDINA)


def _tomar(evaluacion: Evaluacion) -> Evaluacion:
    """With its case file held: whoever assigns, scores or decides waits for the other."""
    tomar(evaluacion.envio)
    actual = Evaluacion.objects.con_envio().get(pk=evaluacion.pk)
    if not actual.esta_en_curso:
        raise Conflicto(f"Esta evaluación terminó: {actual.envio.get_estado_display().lower()}.")
    return actual
