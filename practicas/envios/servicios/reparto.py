"""Sharing out the work of the desk: by hand, one or several, and by itself when a case file arrives."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Q
from wagtail.log_actions import log

from practicas.cuentas import roles

from .. import permisos
from ..ausencias import reemplazos
from ..estados import EN_LA_MESA, Accion, Estado, Papel
from ..models import Envio
from .decision import Conflicto, tomar

# What whoever has it in each step will have to do: it is not given to who may not.
LO_QUE_TOCA = {
    Estado.ADMISIBILIDAD: Accion.ADMITIR,
    Estado.REVISION: Accion.PUBLICAR,
    Estado.POR_PUBLICAR: Accion.PUBLICAR,
    Estado.RECONSIDERACION: Accion.RESOLVER,
}


@transaction.atomic
def asignar(*, envio: Envio, usuario, a) -> Envio:
    """Who will look at it; nobody, with None. Whoever it is must be able to do what the step asks."""
    actual = tomar(envio)
    if not permisos.puede_repartir(usuario, actual):
        raise PermissionDenied("No reparte el trabajo de la mesa.")
    if actual.estado not in EN_LA_MESA or actual.estado == Estado.EVALUACION:
        raise Conflicto("Ahora no está en la mesa de la SGP.")
    if a is not None and (negativa := _negativa(a, actual)):
        raise ValidationError({"a": f"{a} no puede revisarla. {negativa}"})
    actual.a_cargo = a
    actual.save(update_fields=["a_cargo"])
    log(instance=actual, action="yachay.asignar", user=usuario, data={"a": str(a) if a else ""})
    return actual


def _negativa(persona, envio: Envio) -> str:
    """Why it cannot be theirs; empty if it can."""
    if Papel.ESPECIALISTA not in permisos.papeles(persona, envio):
        return "Es de su entidad, la escribió o no es de la mesa."
    accion = LO_QUE_TOCA.get(Estado(envio.estado))
    return permisos.negativa(persona, envio, accion) if accion else ""


def repartir(envio: Envio) -> None:
    """Of one that has just entered a step: whoever had it keeps it if the step may be theirs; if not, it goes to another.

    It is saved when it changes hands. Nobody, where nobody may.
    """
    if Estado(envio.estado) not in LO_QUE_TOCA:
        return
    if envio.a_cargo_id and not _viene_de_publicar(envio) and not _negativa(envio.a_cargo, envio):
        return
    elegido = _elegir(envio)
    if elegido != envio.a_cargo:
        envio.a_cargo = elegido
        envio.save(update_fields=["a_cargo"])


def _viene_de_publicar(envio: Envio) -> bool:
    """Sent back by who was to publish it: it is for who admitted it."""
    ultimo = envio.actos.order_by("-pk").values_list("accion", "de").first()
    return ultimo == (Accion.DEVOLVER, Estado.POR_PUBLICAR)


def _elegir(envio: Envio):
    """Who admitted it, if it comes back to them; otherwise the one with the fewest case files. Present, and without conflict."""
    ausentes = reemplazos()
    for persona in _candidatos(envio):
        if persona.pk not in ausentes and not _negativa(persona, envio):
            return persona
    return None


def _candidatos(envio: Envio) -> list:
    con_carga = roles.especialistas().annotate(
        carga=Count("envios_a_cargo", filter=Q(envios_a_cargo__estado__in=sorted(LO_QUE_TOCA)), distinct=True)
    )
    candidatos = list(con_carga.order_by("carga", "pk"))
    if _viene_de_publicar(envio):
        admitio = envio.actos.filter(accion=Accion.ADMITIR).order_by("-pk").values_list("usuario", flat=True).first()
        candidatos.sort(key=lambda persona: persona.pk != admitio)
    return candidatos


def persona_de_la_mesa(pk) -> object | None:
    """By its key, as a form sends it. None when there is no such person."""
    es_clave = str(pk).isdecimal() and len(str(pk)) < 19  # of a database key
    return get_user_model().objects.filter(pk=int(pk), is_active=True).first() if es_clave else None
