"""What the rule does when everybody has scored: ask for a third evaluator, or decide. Nobody decides by hand, and nothing is unpublished."""

from django.db import transaction
from django.utils import timezone

from practicas.envios.estados import Accion, Estado
from practicas.envios.models import Envio
from practicas.envios.servicios.decision import Decision, del_sistema
from practicas.fichas import servicios as de_fichas

from .. import avisos, puntaje
from ..models import Evaluacion
from ..models.evaluacion import MINIMO_DE_EVALUADORES
from .reparto import repartir


def resolver_si_toca(evaluacion: Evaluacion) -> None:
    """After each score that is sent, with its case file held."""
    actual = Evaluacion.objects.con_envio().get(pk=evaluacion.pk)
    activas = actual.activas()
    if actual.faltan() or len(activas) < MINIMO_DE_EVALUADORES or not all(a.esta_enviada for a in activas):
        return
    if not actual.con_tercera and puntaje.hace_falta_un_tercero(dictamenes(actual)):
        _pedir_un_tercero(actual)
    else:
        decidir_evaluacion(evaluacion=actual)


def dictamenes(evaluacion: Evaluacion) -> list[puntaje.Dictamen]:
    """What each evaluator's scores come to."""
    criterios = list(evaluacion.rubrica.criterios.all())
    return [puntaje.dictamen(evaluacion.rubrica, criterios, a.valores()) for a in evaluacion.activas()]


def _pedir_un_tercero(evaluacion: Evaluacion) -> None:
    evaluacion.con_tercera = True
    evaluacion.save(update_fields=["con_tercera"])
    avisos.hace_falta_un_tercero(evaluacion)
    repartir(evaluacion)


@transaction.atomic
def decidir_evaluacion(*, evaluacion: Evaluacion) -> puntaje.Dictamen | None:
    """Close it by what its scores come to. None when it is no longer in evaluation."""
    decision = del_sistema(evaluacion.envio, Accion.DECIDIR)
    if decision is None:
        return None
    criterios = list(evaluacion.rubrica.criterios.all())
    dictamen = puntaje.resolver(evaluacion.rubrica, criterios, [a.valores() for a in evaluacion.activas()])
    evaluacion.puntaje, evaluacion.decidida_el = puntaje.redondear(dictamen.puntaje), timezone.now()
    evaluacion.save(update_fields=["puntaje", "decidida_el"])
    decision.pasar(Estado.VALIDADA if dictamen.validada else Estado.NO_VALIDADA, puntaje=str(evaluacion.puntaje))
    if dictamen.validada:
        _validar(decision)
    avisos.decidida(evaluacion, decision.envio)
    return dictamen


def _validar(decision: Decision) -> None:
    """The text that was evaluated, corrections included, unless a later one was published meanwhile: that one nobody evaluated."""
    envio, ficha = decision.envio, decision.envio.ficha
    if envio.revision is None or ficha.live_revision_id is None or ficha.live_revision_id > envio.revision_id:
        return
    vigente = Envio.objects.vigente_de(ficha)
    vigente.revision = envio.revision  # what its case file says was reviewed is what may go live
    vigente.save(update_fields=["revision"])
    de_fichas.validar(ficha=ficha, revision=envio.revision)
