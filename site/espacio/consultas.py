"""What the pages of the workspace read."""

from practicas.entidades.models import Entidad, Membresia
from practicas.envios.models import Envio
from practicas.envios.models.envio_queryset import ROLES_QUE_ESCRIBEN


def entidades_donde_escribe(usuario) -> list[Entidad]:
    suyas = Membresia.objects.vigentes().filter(usuario=usuario, rol__in=ROLES_QUE_ESCRIBEN)
    return list(Entidad.objects.filter(pk__in=suyas.values("entidad")).select_related("nivel"))


def fichas_de(usuario):
    """Case files of the entities of the person, those that wait for the entity first."""
    return (
        Envio.objects.que_ve(usuario).select_related("entidad", "entidad_presenta", "a_cargo").order_by("-desde", "-pk")
    )
