"""A rubric that was used is not touched: the next one begins as its copy."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from .. import permisos
from ..models import Rubrica


@transaction.atomic
def nueva_version(*, rubrica: Rubrica, vigente_desde: date, usuario) -> Rubrica:
    """A copy with the next number, to be edited until it is used."""
    if not permisos.puede_coordinar(usuario):
        raise PermissionDenied("Las rúbricas las hace la coordinación.")
    criterios = list(rubrica.criterios.all())
    ultima = Rubrica.objects.aggregate(n=Max("version"))["n"]
    nueva = Rubrica.objects.create(
        version=ultima + 1, nombre=rubrica.nombre, vigente_desde=vigente_desde, umbral=rubrica.umbral
    )
    for criterio in criterios:
        criterio.pk, criterio._state.adding, criterio.rubrica = None, True, nueva
        criterio.save()
    return nueva
