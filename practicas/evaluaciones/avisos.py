"""What is told of an evaluation, to whom and in which words. No notice says a score before it is decided, nor an evaluator's name to the entity."""

from collections.abc import Iterable

from django.urls import reverse

from practicas.avisos.servicios import avisar
from practicas.cuentas import roles
from practicas.envios.avisos import POR_LA_ENTIDAD
from practicas.envios.destinatarios import la_entidad
from practicas.envios.estados import Estado
from practicas.envios.models import Envio

from .models import Asignacion, Evaluacion

POR_EVALUAR = "Recibe este aviso porque evalúa buenas prácticas en Yachay."
POR_COORDINAR = "Recibe este aviso porque coordina el repositorio."


def empezo(evaluacion: Evaluacion, quien) -> None:
    envio = evaluacion.envio
    en_que = f" en la convocatoria «{evaluacion.convocatoria}»" if evaluacion.convocatoria else ""
    _a_la_entidad(
        envio,
        "empezo",
        f"Empezó la evaluación técnica de «{envio.titulo}»",
        f"«{envio.titulo}» pasa a evaluación técnica{en_que}. La ficha sigue publicada. El plazo vence el {_vence(envio)}.",
        menos=quien,
    )
    _a_la_coordinacion(
        evaluacion, "empezo", f"«{envio.titulo}» está en evaluación", f"Envío {envio.numero}{en_que}.", quien
    )


def asignada(asignacion: Asignacion) -> None:
    envio = asignacion.evaluacion.envio
    _a_evaluadores(
        [asignacion],
        f"asignada-{asignacion.pk}",
        f"Le toca evaluar «{envio.titulo}»",
        "Se le asignó una evaluación técnica.",
        f"Firme la declaración jurada de no tener conflicto de intereses, o declare el que tenga, y califique hasta el {_vence(envio)}.",
    )


def faltan_evaluadores(evaluacion: Evaluacion, faltan: int) -> None:
    cuantos = "un evaluador o evaluadora" if faltan == 1 else f"{faltan} evaluadores"
    clave = f"faltan-{faltan}-{evaluacion.asignaciones.count()}"
    _a_la_coordinacion(
        evaluacion,
        clave,
        f"No hay a quién asignar «{evaluacion.envio.titulo}»",
        f"Falta {cuantos}: nadie más de la nómina puede evaluarla sin conflicto de intereses.",
        que_hacer="Mire quién no puede y por qué, amplíe la nómina o asigne a mano.",
    )


def hace_falta_un_tercero(evaluacion: Evaluacion) -> None:
    _a_la_coordinacion(
        evaluacion,
        "tercera",
        f"«{evaluacion.envio.titulo}» necesita una tercera evaluación",
        "Las evaluaciones difieren en más de 20 puntos o en la decisión.",
    )


def decidida(evaluacion: Evaluacion, envio: Envio) -> None:
    fue = envio.estado == Estado.VALIDADA
    como = "fue validada" if fue else "no fue validada: sigue documentada"
    asunto = f"«{envio.titulo}» {como}"
    _a_la_entidad(
        envio,
        "decidida",
        asunto,
        f"Terminó la evaluación técnica: {evaluacion.puntaje} de 100.",
        "Lea el informe, criterio por criterio.",
        enlace=reverse("informe_de_evaluacion", args=[envio.uuid]),
    )
    _a_evaluadores(evaluacion.activas(), "decidida", asunto, "Terminó la evaluación técnica en la que participó.")
    _a_la_coordinacion(evaluacion, "decidida", asunto, f"Puntaje: {evaluacion.puntaje} de 100.")


def devuelta(evaluacion: Evaluacion, quien) -> None:
    otras = [a for a in evaluacion.activas() if a.evaluador_id != quien.pk]
    _a_evaluadores(
        otras,
        f"devuelta-{evaluacion.envio.ronda}",
        f"«{evaluacion.envio.titulo}» espera a su entidad",
        "Se le pidió a la entidad que responda observaciones. Mientras tanto el plazo de la SGP está detenido.",
    )


def subsanada(evaluacion: Evaluacion) -> None:
    envio = evaluacion.envio
    _a_evaluadores(
        evaluacion.activas(),
        f"subsanada-{envio.ronda}",
        f"«{envio.titulo}» volvió: confirme sus puntajes",
        "La entidad respondió las observaciones. Los puntajes de lo que no cambió esperan que los confirme; los demás, que los ponga otra vez.",
        f"Hágalo hasta el {_vence(envio)}.",
    )


def termino(evaluacion: Evaluacion) -> None:
    envio = evaluacion.envio
    asunto = f"Terminó la evaluación de «{envio.titulo}» sin decisión"
    dicho = f"Está: {envio.get_estado_display().lower()}. No hay más que hacer."
    _a_evaluadores(evaluacion.activas(), "termino", asunto, dicho, enlace=reverse("evaluacion"))
    _a_la_coordinacion(evaluacion, "termino", asunto, dicho)


def _vence(envio: Envio) -> str:
    return f"{envio.vence:%d/%m/%Y}" if envio.vence else ""


def _a_la_entidad(
    envio: Envio, que: str, asunto: str, cuerpo: str, que_hacer: str = "", *, enlace: str = "", menos=None
):
    _avisar(
        [u for u in la_entidad(envio) if menos is None or u.pk != menos.pk],
        f"{envio.pk}-{que}",
        {"asunto": asunto, "cuerpo": cuerpo, "que_hacer": que_hacer, "por_que": POR_LA_ENTIDAD},
        enlace or envio.get_absolute_url(),
    )


def _a_la_coordinacion(evaluacion: Evaluacion, que: str, asunto: str, cuerpo: str, menos=None, *, que_hacer: str = ""):
    _avisar(
        [u for u in roles.de_la_coordinacion() if menos is None or u.pk != menos.pk],
        f"{evaluacion.envio_id}-coordinacion-{que}",
        {"asunto": asunto, "cuerpo": cuerpo, "que_hacer": que_hacer, "por_que": POR_COORDINAR},
        reverse("mesa_evaluacion", args=[evaluacion.envio.uuid]),
    )


def _a_evaluadores(
    asignaciones: Iterable[Asignacion], que: str, asunto: str, cuerpo: str, que_hacer: str = "", *, enlace: str = ""
):
    for asignacion in asignaciones:
        _avisar(
            [asignacion.evaluador],
            f"{asignacion.evaluacion_id}-sala-{que}",
            {"asunto": asunto, "cuerpo": cuerpo, "que_hacer": que_hacer, "por_que": POR_EVALUAR},
            enlace or asignacion.get_absolute_url(),
        )


def _avisar(usuarios: Iterable, clave: str, dicho: dict, enlace: str) -> None:
    """Once for each: said again under the same words, nothing is added."""
    avisar(usuarios=usuarios, tipo="evaluacion", enlace=enlace, clave=f"evaluacion-{clave}", **dicho)
