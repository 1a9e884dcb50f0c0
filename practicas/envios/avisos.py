"""Telling of a step: what happened, why you get it, what to do. The words are in `mensajes`."""

from django.urls import reverse

from practicas.avisos.servicios import avisar

from .destinatarios import la_coordinacion, la_mesa
from .estados import DE_LA_SGP, DESIGNADOS, Accion, Estado, Ruta
from .mensajes import DE_EVALUACION, LLEGA_A_LA_SGP, MENSAJES, RESUELTA, Mensaje
from .models import Acto

POR_LA_ENTIDAD = "Recibe este aviso porque escribe o visa fichas de su entidad en Yachay."
POR_LA_SGP = "Recibe este aviso porque revisa fichas en la mesa de Yachay."


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
    if acto.accion == Accion.ENVIAR and acto.papel in DESIGNADOS and acto.envio.entidad_presenta is None:
        return ()  # sending it was the visado: nobody else is waited for
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
