"""What an evaluation waits for, in words."""

from practicas.envios.estados import Estado
from practicas.evaluaciones.models import Asignacion, Evaluacion


def que_le_falta(evaluacion: Evaluacion) -> list[str]:
    """Nothing, once it is over."""
    if not evaluacion.esta_en_curso:
        return []
    activas = evaluacion.activas()
    cuenta = {estado: sum(a.estado == estado for a in activas) for estado in Asignacion.Estado}
    dichos = [
        (evaluacion.envio.estado == Estado.OBSERVADA, "Que la entidad responda las observaciones"),
        (evaluacion.faltan(), _evaluadores(evaluacion)),
        (cuenta[Asignacion.Estado.POR_DECLARAR], f"Declaraciones juradas: {cuenta[Asignacion.Estado.POR_DECLARAR]}"),
        (cuenta[Asignacion.Estado.EN_CURSO], f"Calificaciones por enviar: {cuenta[Asignacion.Estado.EN_CURSO]}"),
    ]
    return [dicho for aplica, dicho in dichos if aplica]


def _evaluadores(evaluacion: Evaluacion) -> str:
    if not evaluacion.le_falta_un_primero():
        return "Tercer evaluador: las dos evaluaciones difieren"
    return f"Evaluadores por asignar: {evaluacion.faltan()}"
