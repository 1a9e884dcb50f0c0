"""Who is told of each step, and in which words: what happened, why you get it, what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.urls import reverse

from practicas.avisos.servicios import avisar
from practicas.cuentas import roles
from practicas.entidades.models import Membresia
from practicas.entidades.models.membresia import ROLES_DESIGNADOS

from . import permisos
from .ausencias import quien_esta, reemplazos
from .estados import DE_LA_SGP, Accion, Estado, Papel, Ruta
from .models import Acto, Envio
from .models.envio_queryset import ROLES_QUE_ESCRIBEN

POR_LA_ENTIDAD = "Recibe este aviso porque escribe o visa fichas de su entidad en Yachay."
POR_LA_SGP = "Recibe este aviso porque revisa fichas en la mesa de Yachay."


@dataclass(frozen=True)
class Mensaje:
    """`asunto`, `cuerpo` and `que_hacer` may name {titulo}, {numero}, {estado}, {vence}, {motivo}, {observaciones}."""

    a_quien: Callable[[Envio], Iterable]
    asunto: str
    cuerpo: str
    que_hacer: str = ""


def quienes_visan(envio: Envio) -> list:
    return _miembros(envio, ROLES_DESIGNADOS)


def la_entidad(envio: Envio) -> list:
    return _miembros(envio, ROLES_QUE_ESCRIBEN)


def _miembros(envio: Envio, roles_) -> list:
    membresias = Membresia.objects.vigentes().filter(entidad__in=[e.pk for e in envio.entidades], rol__in=roles_)
    return [m.usuario for m in membresias.select_related("usuario") if m.usuario.is_active]


def la_mesa(envio: Envio) -> list:
    """Whoever has it, or replaces who has it; all who may take it, if nobody is there for it."""
    if quien := _quien_atiende(envio):
        return [quien]
    return [u for u in roles.especialistas() if Papel.ESPECIALISTA in permisos.papeles(u, envio)]


def _quien_atiende(envio: Envio):
    """None when nobody has it, or when who replaces them belongs to its entity."""
    presente = quien_esta(envio.a_cargo_id, reemplazos()) if envio.a_cargo_id else None
    if presente in (None, envio.a_cargo_id):
        return envio.a_cargo if presente else None
    quien = get_user_model().objects.filter(pk=presente, is_active=True).first()
    return quien if quien and Papel.ESPECIALISTA in permisos.papeles(quien, envio) else None


def la_coordinacion(envio: Envio) -> list:
    return list(roles.de_la_coordinacion())


OBSERVADA_POR_LA_SGP = Mensaje(
    la_entidad,
    "La SGP dejó {observaciones} en «{titulo}»",
    "La SGP dejó {observaciones}. Mientras su entidad las responde, el plazo de la SGP está detenido.",
    "Respóndalas y envíe hasta el {vence}: la ficha vuelve al mismo paso.",
)
MENSAJES: dict[tuple[Accion, Estado], tuple[Mensaje, ...]] = {
    (Accion.ENVIAR, Estado.VISADO): (
        Mensaje(
            quienes_visan,
            "«{titulo}» espera el visado de su entidad",
            "Se envió la ficha «{titulo}» para que su entidad la vise.",
            "Léala y vísela, o devuélvala con observaciones, hasta el {vence}.",
        ),
    ),
    (Accion.VISAR, Estado.VISADO): (
        Mensaje(
            quienes_visan,
            "«{titulo}»: falta el visado de la otra entidad",
            "Una de las dos entidades visó la ficha «{titulo}».",
            "Si su entidad no la visó, léala y vísela hasta el {vence}.",
        ),
    ),
    (Accion.DEVOLVER, Estado.OBSERVADA): (
        Mensaje(
            la_entidad,
            "Devolvieron «{titulo}» con {observaciones}",
            "Quien revisó la ficha «{titulo}» la devolvió con {observaciones}.",
            "Respóndalas y vuelva a enviarla hasta el {vence}.",
        ),
    ),
    (Accion.OBSERVAR, Estado.OBSERVADA): (OBSERVADA_POR_LA_SGP,),
    (Accion.ADMITIR, Estado.POR_PUBLICAR): (
        Mensaje(
            la_entidad,
            "La SGP admitió «{titulo}»",
            "La ficha «{titulo}» fue admitida. Falta que la publique una segunda persona, hasta el {vence}.",
        ),
        Mensaje(la_mesa, "«{titulo}» espera publicación", "La ficha {numero} fue admitida.", "Publíquela hasta el {vence}."),
    ),
    (Accion.NO_ADMITIR, Estado.NO_ADMITIDA): (
        Mensaje(
            la_entidad,
            "La SGP no admitió «{titulo}»",
            "La ficha «{titulo}» no fue admitida. Motivo: {motivo}",
            "Si no está de acuerdo, pida la reconsideración hasta el {vence}.",
        ),
    ),
    (Accion.PUBLICAR, Estado.PUBLICADA): (
        Mensaje(la_entidad, "«{titulo}» está publicada", "La ficha «{titulo}» ya está a la vista de todos."),
    ),
    (Accion.DEVOLVER, Estado.ADMISIBILIDAD): (
        Mensaje(
            la_mesa,
            "«{titulo}» vuelve a admisibilidad",
            "Quien iba a publicarla la devolvió. Motivo: {motivo}",
            "Vuelva a mirarla hasta el {vence}.",
        ),
    ),
    (Accion.VENCER, Estado.ARCHIVADA): (
        Mensaje(
            la_entidad,
            "«{titulo}» se archivó: venció el plazo de su entidad",
            "Las observaciones de «{titulo}» no se respondieron a tiempo y la ficha se archivó. El texto se conserva.",
            "Puede reabrirla y volver a enviarla cuando quiera.",
        ),
    ),
    (Accion.PEDIR_RECONSIDERACION, Estado.RECONSIDERACION): (
        Mensaje(
            la_coordinacion,
            "Piden reconsiderar «{titulo}»",
            "La entidad pidió que se reconsidere la ficha {numero}. Motivo: {motivo}",
            "Asígnela a quien no haya tenido parte: se resuelve hasta el {vence}.",
        ),
    ),
    (Accion.DESISTIR, Estado.DESISTIDA): (
        Mensaje(la_entidad, "Su entidad desistió de «{titulo}»", "La ficha «{titulo}» salió del camino; el texto se conserva."),
    ),
    (Accion.SOLICITAR_RETIRO, Estado.PUBLICADA): (
        Mensaje(la_coordinacion, "Piden retirar «{titulo}»", "La entidad pide retirar la ficha. Motivo: {motivo}"),
    ),
    (Accion.RETIRAR, Estado.RETIRADA): (
        Mensaje(la_entidad, "«{titulo}» fue retirada", "La ficha ya no está a la vista. Motivo: {motivo}"),
    ),
    (Accion.RESTAURAR, Estado.PUBLICADA): (
        Mensaje(la_entidad, "«{titulo}» vuelve a estar publicada", "La ficha «{titulo}» está otra vez a la vista de todos."),
    ),
}  # fmt: skip
# Ending an evaluation takes nothing away from what is public.
DE_EVALUACION: dict[tuple[Accion, Estado], tuple[Mensaje, ...]] = {
    (Accion.DESISTIR, Estado.DESISTIDA): (
        Mensaje(
            la_entidad,
            "Su entidad desistió de la evaluación de «{titulo}»",
            "La evaluación técnica {numero} terminó sin decisión. La ficha sigue publicada, como estaba.",
        ),
    ),
    (Accion.VENCER, Estado.ARCHIVADA): (
        Mensaje(
            la_entidad,
            "La evaluación de «{titulo}» se archivó: venció el plazo de su entidad",
            "Las observaciones no se respondieron a tiempo. La ficha sigue publicada, como estaba; lo que corrigió queda en borrador.",
            "Puede volver a pedir la evaluación cuando quiera.",
        ),
    ),
}
LLEGA_A_LA_SGP = Mensaje(
    la_mesa, "«{titulo}» está en la mesa", "La ficha {numero} espera: {estado}.", "Atiéndala hasta el {vence}."
)
RESUELTA = Mensaje(la_entidad, "Se resolvió la reconsideración de «{titulo}»", "Ahora está: {estado}. {motivo}")


def de_un_acto(acto: Acto) -> None:
    """Leave the notices of a step in the transaction of the step: they go out when it is committed, and only then."""
    for n, mensaje in enumerate(_mensajes(acto)):
        _avisar(acto, mensaje, n)


def _mensajes(acto: Acto) -> tuple[Mensaje, ...]:
    clave = Accion(acto.accion), Estado(acto.a)
    de_la_tabla = MENSAJES.get(clave, ())
    if acto.envio.ruta == Ruta.EVALUACION:
        return DE_EVALUACION.get(clave, de_la_tabla)
    if acto.accion == Accion.RESOLVER:
        return (RESUELTA,)
    llega = acto.a in DE_LA_SGP and acto.accion in (Accion.VISAR, Accion.SUBSANAR)
    return (*de_la_tabla, LLEGA_A_LA_SGP) if llega else de_la_tabla


def _avisar(acto: Acto, mensaje: Mensaje, cual: int) -> None:
    envio = acto.envio
    de_la_sgp = mensaje.a_quien in (la_mesa, la_coordinacion)
    dicho = _dicho(acto)
    avisar(
        usuarios=[u for u in mensaje.a_quien(envio) if u.pk != acto.usuario_id],
        tipo=f"envio.{acto.accion}",
        asunto=mensaje.asunto.format(**dicho),
        cuerpo=mensaje.cuerpo.format(**dicho),
        por_que=POR_LA_SGP if de_la_sgp else POR_LA_ENTIDAD,
        que_hacer=mensaje.que_hacer.format(**dicho),
        enlace=reverse("mesa_envio", args=[envio.uuid]) if de_la_sgp else envio.get_absolute_url(),
        clave=f"acto-{acto.pk}-{cual}",
    )


def _dicho(acto: Acto) -> dict[str, str]:
    envio = acto.envio
    cuantas = envio.observaciones.sin_responder().count()
    return {
        "titulo": envio.titulo,
        "numero": envio.numero,
        "estado": envio.get_estado_display().lower(),
        "vence": f"{envio.vence:%d/%m/%Y}" if envio.vence else "",
        "motivo": acto.motivo,
        "observaciones": "1 observación" if cuantas == 1 else f"{cuantas} observaciones",
    }
