"""Observing one that is already in the repository, without opening it."""

from django.core.exceptions import ValidationError
from django.db import transaction

from ..models import Envio
from .decision import Conflicto
from .observaciones import preparar
from .revision import observar


@transaction.atomic
def observar_por_duplicado(*, envio: Envio, usuario, texto: str, revision: int | None) -> Envio:
    """One remark on the whole of it, made at once. Conflicto when its text is no longer that one, or when somebody had begun to observe it."""
    if revision is None or revision != envio.revision_id:
        raise Conflicto("El texto cambió desde que abrió la lista.")
    if envio.observaciones.preparadas().exists():
        raise Conflicto("Tiene observaciones preparadas: ábrala y decida ahí.")
    if not texto.strip():
        raise ValidationError({"texto": "Escriba qué le pide a la entidad."})
    preparar(envio=envio, usuario=usuario, campo="", texto=texto)
    return observar(envio=envio, usuario=usuario, revision=revision)
