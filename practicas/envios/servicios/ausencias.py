"""Saying that somebody will be away, and who looks after their case files."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from practicas.avisos.servicios import avisar
from practicas.catalogos import dias_habiles

from .. import permisos
from ..ausencias import personal
from ..models import Ausencia


@transaction.atomic
def anotar_ausencia(*, quien, desde: date, hasta: date, reemplazo, usuario) -> Ausencia:
    """ValidationError (by field) when the days or the people cannot be those. Whoever replaces is told."""
    if not permisos.puede_anotar_ausencia(usuario, quien):
        raise PermissionDenied("Las ausencias de otra persona las anota la coordinación.")
    ausencia = Ausencia(usuario=quien, desde=desde, hasta=hasta, reemplazo=reemplazo)
    _exigir_del_personal(ausencia)
    ausencia.full_clean()
    if hasta < dias_habiles.hoy():
        raise ValidationError({"hasta": "Esos días ya pasaron."})
    ausencia.save()
    avisar(
        usuarios=[u for u in (quien, reemplazo) if u != usuario],
        tipo="envio.ausencia",
        asunto=f"{reemplazo} atiende las fichas de {quien}",
        cuerpo=f"Del {desde:%d/%m/%Y} al {hasta:%d/%m/%Y}, las fichas a cargo de {quien} se muestran y se avisan a {reemplazo}.",
        por_que="Recibe este aviso porque revisa fichas en la mesa de Yachay.",
        enlace=reverse("mesa"),
    )
    return ausencia


@transaction.atomic
def quitar_ausencia(*, ausencia: Ausencia, usuario) -> None:
    """It was not so, or they are back: their case files are theirs again."""
    if not permisos.puede_anotar_ausencia(usuario, ausencia.usuario):
        raise PermissionDenied("Las ausencias de otra persona las quita la coordinación.")
    ausencia.delete()


def _exigir_del_personal(ausencia: Ausencia) -> None:
    de_la_mesa = set(personal().values_list("pk", flat=True))
    for campo in ("usuario", "reemplazo"):
        if getattr(ausencia, f"{campo}_id") not in de_la_mesa:
            raise ValidationError({campo: "Elija a alguien de la mesa."})
