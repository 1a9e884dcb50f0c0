"""What the entity does: send, vouch, take back, answer, ask for time, ask for it to be looked at again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from practicas.entidades.models import Membresia
from practicas.entidades.models.membresia import ROLES_DESIGNADOS
from practicas.fichas.completitud import BREVE, COMPLETA, faltantes, por_corregir

from .. import plazos
from ..estados import DESIGNADOS, Accion, Estado, Ruta
from ..models import Envio
from .candado import abrir, cerrar
from .decision import Conflicto, Decision, Incompleta, decidir
from .observaciones import levantar_lo_respondido, preparar, publicar_preparadas, sin_responder


@transaction.atomic
def enviar(*, envio: Envio, usuario) -> Envio:
    """To the visado of the entity; sent by who vouches, that is done too. Incompleta with what the ficha breve lacks."""
    decision = decidir(envio, usuario, Accion.ENVIAR)
    _exigir_completa(decision.envio)
    decision.envio.enviado_por = usuario
    _fijar_texto(decision.envio)
    decision.pasar(Estado.VISADO)
    if decision.papel in DESIGNADOS:
        _visar(decidir(envio, usuario, Accion.VISAR))
    return decision.envio if decision.papel not in DESIGNADOS else Envio.objects.get(pk=envio.pk)


@transaction.atomic
def recuperar(*, envio: Envio, usuario) -> Envio:
    """Back to writing, by who sent it, before anybody decides."""
    decision = decidir(envio, usuario, Accion.RECUPERAR)
    if _visados(decision.envio):
        raise Conflicto("Ya la visó una de las entidades: pida que la devuelvan.")
    abrir(decision.envio)
    decision.pasar(Estado.BORRADOR)
    return decision.envio


@transaction.atomic
def visar(*, envio: Envio, usuario, revision: int) -> Envio:
    """The entity vouches for the text it saw. It moves on when each of its entities has."""
    decision = decidir(envio, usuario, Accion.VISAR, revision=revision, estado=Estado.VISADO)
    _visar(decision)
    return decision.envio


def _visar(decision: Decision) -> None:
    por = _entidades_que_representa(decision.usuario, decision.envio)
    ya = _visados(decision.envio)
    if por <= ya:
        raise Conflicto("Su entidad ya la visó: falta la otra.")
    faltan = {e.pk for e in decision.envio.entidades} - ya - por
    siguiente = Estado.VISADO if faltan else _a_donde_va(decision.envio)
    decision.pasar(siguiente, entidades=sorted(por))


def _a_donde_va(envio: Envio) -> Estado:
    """The step that observed it, if one of SGP did; the first of SGP otherwise."""
    observo = envio.paso_que_observo
    return Estado(observo) if observo and observo != Estado.VISADO else envio.paso_de_revision


def _visados(envio: Envio) -> set[int]:
    """The entities that have vouched for the text being considered, since it was last sent: what was reopened is vouched for again."""
    enviada = envio.actos.filter(accion=Accion.ENVIAR).order_by("-pk").values_list("pk", flat=True).first() or 0
    actos = envio.actos.filter(accion=Accion.VISAR, revision=envio.revision_id, pk__gt=enviada)
    return {pk for datos in actos.values_list("datos", flat=True) for pk in datos.get("entidades", ())}


def _entidades_que_representa(usuario, envio: Envio) -> set[int]:
    suyas = Membresia.objects.vigentes().filter(
        usuario=usuario, rol__in=ROLES_DESIGNADOS, entidad__in=[e.pk for e in envio.entidades]
    )
    return set(suyas.values_list("entidad", flat=True))


@transaction.atomic
def devolver_a_quien_escribe(*, envio: Envio, usuario, revision: int, motivo: str) -> Envio:
    """Who vouches sends it back: what must change is one observation more of the whole ficha, besides those prepared."""
    decision = decidir(envio, usuario, Accion.DEVOLVER, revision=revision, estado=Estado.VISADO)
    if motivo.strip():
        preparar(envio=envio, usuario=usuario, campo="", texto=motivo)
    publicar_preparadas(decision.envio, Estado.VISADO)
    decision.envio.paso_que_observo = Estado.VISADO
    abrir(decision.envio)
    decision.pasar(Estado.OBSERVADA)
    return decision.envio


@transaction.atomic
def subsanar(*, envio: Envio, usuario) -> Envio:
    """Send the answers, every one: it goes back to the step that observed it."""
    decision = decidir(envio, usuario, Accion.SUBSANAR, estado=Estado.OBSERVADA)
    if plazos.esta_vencido(decision.envio):
        raise Conflicto(f"El plazo de su entidad venció: {_y_ahora(decision.envio)}")
    if pendientes := sin_responder(decision.envio):
        numeros = ", ".join(str(o.numero) for o in pendientes)
        raise ValidationError(f"Falta responder: {numeros}.", code="sin_responder")
    _exigir_completa(decision.envio)
    levantar_lo_respondido(decision.envio)
    _fijar_texto(decision.envio)
    decision.envio.enviado_por = usuario
    decision.pasar(Estado(decision.envio.paso_que_observo))
    return decision.envio


def _y_ahora(envio: Envio) -> str:
    if envio.ruta == Ruta.EVALUACION:
        return "puede volver a pedir la evaluación cuando esta se archive."
    return "puede reabrir la ficha cuando se archive."


@transaction.atomic
def pedir_prorroga(*, envio: Envio, usuario) -> Envio:
    """Ten working days more, once, before the time is over."""
    decision = decidir(envio, usuario, Accion.PEDIR_PRORROGA)
    if plazos.esta_vencido(decision.envio):
        raise Conflicto("El plazo ya venció: la prórroga se pide antes.")
    plazos.prorrogar(decision.envio)
    decision.envio.con_prorroga = True
    decision.pasar(vence=f"{decision.envio.vence:%Y-%m-%d}")
    return decision.envio


@transaction.atomic
def pedir_reconsideracion(*, envio: Envio, usuario, motivo: str) -> Envio:
    """Once. A late one is accepted and will be found out of time. ValidationError without a reason."""
    decision = decidir(envio, usuario, Accion.PEDIR_RECONSIDERACION)
    exigir_motivo(motivo, "Escriba por qué pide que se reconsidere.")
    if Envio.objects.filter(tipo=envio.tipo, ficha_id=envio.ficha_id).de_publicacion().en_camino().exists():
        raise Conflicto("Ya hay otra versión de esta ficha en camino: siga con esa.")
    decision.envio.con_reconsideracion = True
    decision.pasar(Estado.RECONSIDERACION, motivo=motivo, fuera_de_plazo=plazos.esta_vencido(envio))
    return decision.envio


def exigir_motivo(motivo: str, mensaje: str) -> None:
    if not motivo.strip():
        raise ValidationError({"motivo": mensaje})


def _exigir_completa(envio: Envio) -> None:
    texto, tamano = envio.texto, COMPLETA if envio.ruta == Ruta.EVALUACION else BREVE
    if faltan := [*faltantes(texto, tamano), *por_corregir(texto)]:
        raise Incompleta(faltan)


def _fijar_texto(envio: Envio) -> None:
    """From here on the text is this one, and nobody writes."""
    if not envio.tiene_texto_fijo:
        envio.revision = envio.ficha.get_latest_revision()
    cerrar(envio)
