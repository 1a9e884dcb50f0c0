"""A new version of the rubric: a copy to be changed. The one it comes from stays as it is, and in force until the new one says its day."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from .. import permisos
from ..models import Criterio, Rubrica


@transaction.atomic
def copiar_rubrica(*, rubrica: Rubrica, usuario) -> Rubrica:
    """With the next number, all its criteria and no day."""
    if not permisos.puede_preparar_rubricas(usuario):
        raise PermissionDenied("Las versiones de la rúbrica las prepara la coordinación.")
    # Held, so that two copies at once do not take the same number; and then read, for whoever waited does not see in the rows it
    # waited for the one that was added meanwhile.
    list(Rubrica.objects.select_for_update())
    ultima = Rubrica.objects.aggregate(ultima=Max("version"))["ultima"]
    nueva = Rubrica.objects.create(version=ultima + 1, nombre=rubrica.nombre, umbral=rubrica.umbral)
    for criterio in rubrica.criterios.all():
        datos = {c.name: getattr(criterio, c.name) for c in Criterio._meta.fields if c.name not in ("id", "rubrica")}
        Criterio.objects.create(rubrica=nueva, **datos)
    return nueva
