"""Who looks after what, while somebody is away."""

from datetime import date

from practicas.catalogos import dias_habiles
from practicas.cuentas import roles

from .models import Ausencia


def personal():
    """Whoever decides at the desk: they may be given a case file, and somebody stands in for them."""
    return roles.especialistas().order_by("first_name", "last_name", "pk")


def reemplazos(dia: date | None = None) -> dict[int, int]:
    """Who is away that day, and who has been left in charge of their work: one question for a whole list."""
    filas = Ausencia.objects.el(dia or dias_habiles.hoy()).order_by("pk").values_list("usuario", "reemplazo")
    return dict(filas)


def quien_esta(usuario: int, ausentes: dict[int, int]) -> int | None:
    """The person, or the first present of the chain of those who replace them. None when all are away."""
    vistos: set[int] = set()
    while usuario in ausentes:
        vistos.add(usuario)
        usuario = ausentes[usuario]
        if usuario in vistos:
            return None
    return usuario


def a_quienes_atiende(usuario: int, ausentes: dict[int, int]) -> set[int]:
    """Themselves, and those away whose work comes to them."""
    return {usuario} | {ausente for ausente in ausentes if quien_esta(ausente, ausentes) == usuario}
