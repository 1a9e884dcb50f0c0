"""Scoring: what is half done is kept, what is complete is sent, and then the rule decides."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from practicas.catalogos import dias_habiles
from practicas.envios.estados import Accion, Estado
from practicas.envios.servicios.decision import Conflicto, decidir, tomar

from .. import permisos
from ..impedimentos import caso_de, conflictos
from ..models import Asignacion, Calificacion, Criterio
from ..models.rubrica import MAXIMO
from .perfil import perfil_de
from .resolucion import resolver_si_toca


@dataclass(frozen=True)
class Puesto:
    """What somebody put in one criterion. `confirma`: they look again at a score from before and leave it."""

    valor: int | None = None
    porque: str = ""
    confirma: bool = False


@transaction.atomic
def guardar_calificacion(
    *, asignacion: Asignacion, usuario, puestos: Mapping[str, Puesto], edicion: int | None = None
) -> Asignacion:
    """Keep what is there, complete or not; by code of criterion. Also while the entity answers observations.

    Conflicto when `edicion`, what the page was made from, is older than what was kept since and it would change something.
    """
    tomar(asignacion.evaluacion.envio)
    actual = _suya_en_curso(asignacion, usuario)
    cambios = list(_cambios(actual, puestos))
    if cambios and edicion is not None and edicion != actual.edicion:
        raise Conflicto("Estos puntajes se cambiaron desde otra página: mire cuáles están guardados y corríjalos aquí.")
    for calificacion in cambios:
        calificacion.full_clean(exclude=["asignacion", "criterio"], validate_unique=False)
        calificacion.save()
    if cambios:
        actual.edicion, actual.guardada_el = actual.edicion + 1, timezone.now()
        actual.save(update_fields=["edicion", "guardada_el"])
    return actual


def _suya_en_curso(asignacion: Asignacion, usuario) -> Asignacion:
    actual = Asignacion.objects.con_envio().select_for_update(of=("self",)).get(pk=asignacion.pk)
    if actual.evaluador_id != usuario.pk or not permisos.puede_entrar_a_la_sala(usuario):
        raise PermissionDenied("Esta evaluación no está a su cargo.")
    if not actual.evaluacion.esta_en_curso:
        raise Conflicto(f"Esta evaluación terminó: {actual.evaluacion.envio.get_estado_display().lower()}.")
    if not actual.esta_en_curso:
        raise Conflicto(f"Ahora no se puede calificar: {actual.get_estado_display().lower()}.")
    return actual


def _cambios(asignacion: Asignacion, puestos: Mapping[str, Puesto]):
    suyas = {c.criterio_id: c for c in asignacion.calificaciones.all()}
    for criterio in asignacion.evaluacion.rubrica.criterios.all():
        if criterio.codigo in puestos:
            hecha = suyas.get(criterio.pk) or Calificacion(asignacion=asignacion, criterio=criterio)
            if _poner(hecha, puestos[criterio.codigo]):
                yield hecha


def _poner(calificacion: Calificacion, puesto: Puesto) -> bool:
    """Whether it says something else now. A score from before the correction stays pending until it is confirmed or changed."""
    antes = calificacion.valor, calificacion.porque, calificacion.por_confirmar
    sigue_igual = puesto.valor == calificacion.valor
    maximo = calificacion.criterio.maximo
    if puesto.valor is not None and not 0 <= puesto.valor <= maximo:
        raise ValidationError({f"valor-{calificacion.criterio.codigo}": f"El puntaje va de 0 a {maximo}."})
    calificacion.por_confirmar = calificacion.por_confirmar and sigue_igual and not puesto.confirma
    calificacion.valor, calificacion.porque = puesto.valor, puesto.porque.strip()
    return antes != (calificacion.valor, calificacion.porque, calificacion.por_confirmar)


@transaction.atomic
def enviar_calificacion(*, asignacion: Asignacion, usuario, revision: int) -> Asignacion:
    """Send what is kept: from here on it does not change and the others' may be seen. ValidationError by field with what it lacks."""
    decision = decidir(
        asignacion.evaluacion.envio, usuario, Accion.CALIFICAR, revision=revision, estado=Estado.EVALUACION
    )
    actual = _suya_en_curso(asignacion, usuario)
    if errores := faltas(actual):
        raise ValidationError(errores)
    if motivos := conflictos(perfil_de(usuario), caso_de(actual.evaluacion, dias_habiles.hoy())):
        raise Conflicto(f"Ya no puede evaluarla: avise a la coordinación. {' '.join(motivos)}")
    actual.estado, actual.enviada_el = Asignacion.Estado.ENVIADA, timezone.now()
    actual.save(update_fields=["estado", "enviada_el"])
    decision.pasar(asignacion=actual.pk)
    resolver_si_toca(actual.evaluacion)
    return actual


def faltas(asignacion: Asignacion) -> dict[str, str]:
    """What keeps it from being sent: field → what to do."""
    suyas = {c.criterio_id: c for c in asignacion.calificaciones.all()}
    errores: dict[str, str] = {}
    for criterio in asignacion.evaluacion.rubrica.criterios.all():
        errores |= _faltas_de(criterio, suyas.get(criterio.pk) or Calificacion(criterio=criterio))
    return errores


def _faltas_de(criterio: Criterio, hecha: Calificacion) -> dict[str, str]:
    if hecha.valor is None:
        falta = "responda sí o no." if criterio.es_excluyente else f"elija un puntaje de 0 a {MAXIMO}."
        return {f"valor-{criterio.codigo}": f"{criterio.nombre}: {falta}"}
    if hecha.por_confirmar:
        return {f"confirma-{criterio.codigo}": f"{criterio.nombre}: confirme el puntaje o cámbielo."}
    if criterio.pide_porque(hecha.valor) and not hecha.porque.strip():
        return {f"porque-{criterio.codigo}": f"{criterio.nombre}: {_por_que_se_pide(criterio, hecha.valor)}"}
    return {}


def _por_que_se_pide(criterio: Criterio, valor: int) -> str:
    if criterio.es_excluyente:
        return "un «no» necesita justificación."
    if valor in (0, MAXIMO):
        return f"un puntaje de 0 o {MAXIMO} necesita justificación."
    return "un puntaje por debajo del umbral necesita justificación."
