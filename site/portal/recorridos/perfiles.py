"""What the evaluators of the demonstration say of themselves: without it nobody is given anything to evaluate."""

from practicas.catalogos.models import Termino
from practicas.evaluaciones import servicios
from practicas.evaluaciones.models import PerfilDeEvaluador

from .caso import persona


def poner_perfiles(evaluadores: list[dict]) -> None:
    """Of those who have said nothing yet."""
    for dicho in evaluadores:
        usuario = persona(dicho["correo"])
        if not PerfilDeEvaluador.objects.filter(usuario=usuario).exists():
            sectores = Termino.objects.filter(vocabulario__clave="sector", codigo__in=dicho["sectores"])
            servicios.declarar_lugar(usuario=usuario, ubigeo=dicho["ubigeo"], sectores=sectores)
