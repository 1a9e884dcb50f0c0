"""A second journey begins, over what is public: its entity asks for it, or the coordination includes it in a call."""

from django.core.exceptions import ValidationError
from django.db import transaction

from practicas.catalogos import dias_habiles
from practicas.envios import plazos
from practicas.envios.estados import Accion, Estado, Ruta
from practicas.envios.models import Envio
from practicas.envios.servicios.decision import Conflicto, Decision, decidir
from practicas.fichas.completitud import COMPLETA, faltantes
from practicas.fichas.models import Practica

from .. import avisos
from ..models import Convocatoria, Evaluacion, Rubrica
from .reparto import repartir


@transaction.atomic
def solicitar_evaluacion(*, envio: Envio, usuario) -> Envio:
    """The case file of the evaluation. ValidationError with what the complete ficha lacks."""
    return _empezar(decidir(envio, usuario, Accion.SOLICITAR_EVALUACION))


@transaction.atomic
def convocar(*, envio: Envio, usuario, convocatoria: Convocatoria) -> Envio:
    """The same, by the coordination, in a call that is open. ValidationError with what the complete ficha lacks."""
    decision = decidir(envio, usuario, Accion.CONVOCAR)
    if not convocatoria.esta_abierta(dias_habiles.hoy()):
        raise Conflicto(
            f"«{convocatoria}» no está abierta: va del {convocatoria.desde:%d/%m/%Y} al {convocatoria.hasta:%d/%m/%Y}."
        )
    return _empezar(decision, convocatoria)


def _empezar(decision: Decision, convocatoria: Convocatoria | None = None) -> Envio:
    ficha = decision.envio.ficha
    _exigir_evaluable(decision.envio, ficha)
    rubrica = Rubrica.objects.vigente(dias_habiles.hoy())
    if rubrica is None:
        raise Conflicto("Todavía no hay una rúbrica vigente: avise a la coordinación del repositorio.")
    envio = _abrir_envio(ficha, decision.usuario)
    evaluacion = Evaluacion.objects.create(envio=envio, rubrica=rubrica, convocatoria=convocatoria)
    decision.pasar(evaluacion=envio.numero)
    avisos.empezo(evaluacion, decision.usuario)
    repartir(evaluacion)
    return envio


def _abrir_envio(ficha: Practica, quien) -> Envio:
    envio = Envio(
        tipo=ficha.TIPO,
        ruta=Ruta.EVALUACION,
        estado=Estado.EVALUACION,
        ficha_id=ficha.pk,
        version=ficha.numero_de_version(),
        revision=ficha.live_revision,
        creado_por=quien,
    )
    envio.copiar_de(ficha)
    plazos.poner(envio)
    envio.save()
    return envio


def _exigir_evaluable(publicado: Envio, ficha: Practica) -> None:
    if Envio.objects.vigente_de(ficha) != publicado or ficha.live_revision_id is None:
        raise Conflicto("Se evalúa la versión que está publicada.")
    if Envio.objects.de_ficha(ficha).filter(ruta=Ruta.EVALUACION).en_camino().exists():
        raise Conflicto("Esta ficha ya está en evaluación.")
    if ficha.validacion == Practica.Validacion.VALIDADA:
        raise Conflicto("Esta versión ya fue validada.")
    if faltan := faltantes(ficha.live_revision.as_object(), COMPLETA):
        raise ValidationError(["Para evaluarla tiene que estar completa.", *(c.mensaje for c in faltan)])
