"""What may happen in a story: each step, by the service that its page calls."""

from collections.abc import Callable
from datetime import timedelta

from practicas.catalogos import dias_habiles
from practicas.envios import servicios
from practicas.envios.criterios import CRITERIOS
from practicas.envios.models import Envio
from practicas.evaluaciones import servicios as evaluar
from practicas.evaluaciones.models import Asignacion, Convocatoria
from practicas.evaluaciones.servicios import Puesto

from .caso import Caso, persona

CUMPLE = {criterio.codigo: {"cumple": True} for criterio in CRITERIOS}


def _simple(servicio: Callable, *campos: str, con_revision: bool = False) -> Callable[[Caso, dict], None]:
    """A step that is its service and no more, with those words of the story."""

    def dar(caso: Caso, paso: dict) -> None:
        visto = {"revision": caso.envio.revision_id} if con_revision else {}
        servicio(envio=caso.envio, usuario=persona(paso["quien"]), **visto, **{campo: paso[campo] for campo in campos})

    return dar


def _crear(caso: Caso, paso: dict) -> None:
    caso.crear(persona(paso["quien"]))


def _escribir(caso: Caso, paso: dict) -> None:
    caso.escribir(persona(paso["quien"]), paso["cambios"])


def _observar(caso: Caso, paso: dict) -> None:
    _preparar(caso, paso)
    servicios.observar(envio=caso.envio, usuario=persona(paso["quien"]), revision=caso.envio.revision_id)


def _preparar(caso: Caso, paso: dict) -> None:
    for observacion in paso["observaciones"]:
        servicios.preparar(envio=caso.envio, usuario=persona(paso["quien"]), **observacion)


def _responder(caso: Caso, paso: dict) -> None:
    """With the suggestion taken where the story gives no answer."""
    quien = persona(paso["quien"])
    if "cambios" in paso:
        caso.escribir(quien, paso["cambios"])
    for observacion, respuesta in zip(
        servicios.observaciones.sin_responder(caso.envio), paso["respuestas"], strict=True
    ):
        if respuesta:
            servicios.responder(observacion=observacion, usuario=quien, respuesta=respuesta)
        else:
            servicios.aceptar_sugerencia(observacion=observacion, usuario=quien)


def _admitir(caso: Caso, paso: dict) -> None:
    servicios.admitir(
        envio=caso.envio, usuario=persona(paso["quien"]), revision=caso.envio.revision_id, criterios=CUMPLE
    )


def _no_admitir(caso: Caso, paso: dict) -> None:
    incumple = {codigo: {"cumple": False, "sustento": sustento} for codigo, sustento in paso["incumple"].items()}
    servicios.no_admitir(
        envio=caso.envio,
        usuario=persona(paso["quien"]),
        revision=caso.envio.revision_id,
        motivo=paso["motivo"],
        criterios=CUMPLE | incumple,
    )


def _vencer(caso: Caso, paso: dict) -> None:
    Envio.objects.filter(pk=caso.envio.pk).update(vence=dias_habiles.hoy() - timedelta(days=1))
    servicios.vencer()


def _actualizar(caso: Caso, paso: dict) -> None:
    quien = persona(paso["quien"])
    caso.empezar(servicios.actualizar(envio=caso.envio, usuario=quien))
    caso.escribir(quien, paso["cambios"])


def _solicitar_evaluacion(caso: Caso, paso: dict) -> None:
    caso.empezar(evaluar.solicitar_evaluacion(envio=caso.envio, usuario=persona(paso["quien"])))


def _convocar(caso: Caso, paso: dict) -> None:
    quien, datos = persona(paso["quien"]), paso["convocatoria"]
    hoy = dias_habiles.hoy()
    convocatoria = Convocatoria.objects.filter(nombre=datos["nombre"]).first() or evaluar.crear_convocatoria(
        usuario=quien, **datos, desde=hoy - timedelta(days=45), hasta=hoy + timedelta(days=60)
    )
    caso.empezar(evaluar.convocar(envio=caso.envio, usuario=quien, convocatoria=convocatoria))


def _declarar(caso: Caso, paso: dict) -> None:
    asignacion = _asignacion(caso, paso)
    evaluar.declarar(asignacion=asignacion, usuario=asignacion.evaluador, sin_conflicto=True)


def _calificar(caso: Caso, paso: dict) -> None:
    """Each criterion: its score and, if the story gives it, why. It is kept; `enviar` sends it."""
    asignacion = _asignacion(caso, paso)
    quien = asignacion.evaluador
    puestos = {codigo: Puesto(int(dicho[0]), " ".join(dicho[1:])) for codigo, dicho in paso["puntajes"].items()}
    evaluar.guardar_calificacion(asignacion=asignacion, usuario=quien, puestos=puestos)
    if paso.get("enviar"):
        evaluar.enviar_calificacion(asignacion=asignacion, usuario=quien, revision=caso.envio.revision_id)


def _asignacion(caso: Caso, paso: dict) -> Asignacion:
    """That of the first, second or third evaluator: who each is, the rules said."""
    return caso.envio.evaluacion.activas()[int(paso["evaluador"]) - 1]


PASOS: dict[str, Callable[[Caso, dict], None]] = {
    "crear": _crear,
    "escribir": _escribir,
    "enviar": _simple(servicios.enviar),
    "visar": _simple(servicios.visar, con_revision=True),
    "observar": _observar,
    "preparar": _preparar,
    "responder": _responder,
    "subsanar": _simple(servicios.subsanar),
    "admitir": _admitir,
    "no_admitir": _no_admitir,
    "publicar": _simple(servicios.publicar, con_revision=True),
    "pedir_reconsideracion": _simple(servicios.pedir_reconsideracion, "motivo"),
    "desistir": _simple(servicios.desistir, "motivo"),
    "vencer": _vencer,
    "actualizar": _actualizar,
    "pedir_retiro": _simple(servicios.pedir_retiro, "motivo"),
    "retirar": _simple(servicios.retirar, "motivo"),
    "solicitar_evaluacion": _solicitar_evaluacion,
    "convocar": _convocar,
    "declarar": _declarar,
    "calificar": _calificar,
}
