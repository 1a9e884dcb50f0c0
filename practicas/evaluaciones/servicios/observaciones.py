"""An evaluator sends the text back with observations, and what becomes of the scores when it returns, or does not."""

from django.db import transaction

from practicas.envios.estados import Accion, Estado
from practicas.envios.models import Acto, Envio
from practicas.envios.servicios.decision import decidir
from practicas.envios.servicios.observaciones import publicar_preparadas
from practicas.fichas.cambios import cambiados
from practicas.fichas.models import Practica

from .. import avisos
from ..models import Asignacion, Calificacion, Evaluacion
from ..models.asignacion import PENDIENTES


@transaction.atomic
def devolver(*, envio: Envio, usuario, revision: int) -> Envio:
    """What this evaluator prepared, in one go; the clock of SGP stops. ValidationError when nothing was."""
    decision = decidir(envio, usuario, Accion.DEVOLVER, revision=revision, estado=Estado.EVALUACION)
    observado = decision.envio
    cuantas = publicar_preparadas(observado, Estado.EVALUACION, autor=usuario)
    observado.paso_que_observo, observado.con_prorroga = Estado.EVALUACION, False
    observado.ronda += 1
    decision.pasar(Estado.OBSERVADA, observaciones=cuantas)
    avisos.devuelta(observado.evaluacion, usuario)
    return observado


def al_subsanar(envio: Envio, acto: Acto) -> None:
    """Nobody's score stands by itself on another text: on what did not change it is offered to be confirmed, on what did it is given anew."""
    observado = envio.actos.filter(a=Estado.OBSERVADA, pk__lt=acto.pk).order_by("-pk").first()
    cambio = _que_cambio(observado, acto)
    activas = envio.evaluacion.activas()
    for asignacion in activas:
        for calificacion in asignacion.calificaciones.exclude(valor=None).select_related("criterio"):
            _poner_en_duda(calificacion, cambio)
    enviadas = [a.pk for a in activas if a.esta_enviada]
    Asignacion.objects.filter(pk__in=enviadas).update(estado=Asignacion.Estado.EN_CURSO, enviada_el=None)
    avisos.subsanada(envio.evaluacion)


def _que_cambio(observado: Acto | None, subsanado: Acto) -> set[str]:
    if observado is None or observado.revision is None or subsanado.revision is None:
        return set()
    return cambiados(Practica, observado.revision.content, subsanado.revision.content)


def _poner_en_duda(calificacion: Calificacion, cambio: set[str]) -> None:
    if cambio & set(calificacion.criterio.campos):
        calificacion.anterior, calificacion.valor, calificacion.por_confirmar = calificacion.valor, None, False
    else:
        calificacion.por_confirmar = True
    calificacion.save(update_fields=["anterior", "valor", "por_confirmar"])


def al_terminar(envio: Envio, acto: Acto) -> None:
    """Given up, archived for lack of an answer, or its ficha withdrawn: what was pending no longer is."""
    evaluacion: Evaluacion = envio.evaluacion
    avisos.termino(evaluacion)
    evaluacion.asignaciones.filter(estado__in=PENDIENTES).update(
        estado=Asignacion.Estado.ANULADA, motivo=f"La evaluación terminó: {envio.get_estado_display().lower()}."
    )
