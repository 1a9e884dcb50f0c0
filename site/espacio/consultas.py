"""What the pages of the workspace read."""

from django.db.models import Case, F, When

from practicas.entidades.models import Entidad, Membresia
from practicas.envios.estados import EDITABLES, Estado
from practicas.envios.models import Envio
from practicas.envios.models.envio_queryset import ROLES_QUE_ESCRIBEN

LE_TOCA_A_LA_ENTIDAD = [*EDITABLES, Estado.VISADO]


def entidades_donde_escribe(usuario) -> list[Entidad]:
    suyas = Membresia.objects.vigentes().filter(usuario=usuario, rol__in=ROLES_QUE_ESCRIBEN)
    return list(Entidad.objects.filter(pk__in=suyas.values("entidad")).select_related("nivel"))


def colegas_de(usuario) -> int:
    """How many people, themselves included, write or vouch for the entities of the person."""
    suyas = Membresia.objects.vigentes().filter(usuario=usuario, rol__in=ROLES_QUE_ESCRIBEN).values("entidad")
    return Membresia.objects.vigentes().filter(entidad__in=suyas).values("usuario").distinct().count()


def fichas_de(usuario):
    """Case files of the entities of the person: those that wait for the entity first, and of them the first due."""
    suyas = Envio.objects.que_ve(usuario).select_related("entidad", "entidad_presenta", "a_cargo")
    le_toca = Case(When(estado__in=LE_TOCA_A_LA_ENTIDAD, then=0), default=1)
    return suyas.order_by(le_toca, F("vence").asc(nulls_last=True), "-desde", "-pk")
