"""Whether the texts kept of fichas, drafts and old versions, cite a term or an entity: a key that leads nowhere cannot be opened."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, ManyToManyField, Model, TextField
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision

from .models import Leccion, Practica


def citan_en_revisiones(citado: Model) -> bool:
    modelos = (Practica, Leccion)
    tipos = ContentType.objects.get_for_models(*modelos).values()
    partes = [r.related_model for m in modelos for r in get_all_child_relations(m)]
    unos = _campos((*modelos, *partes), ForeignKey, type(citado))
    varios = _campos(modelos, ManyToManyField, type(citado))
    expresion = rf'"({unos})": {citado.pk}[,}}]'
    if varios:
        expresion += rf'|"({varios})": \[([0-9]+, )*{citado.pk}[],]'
    textos = Revision.objects.filter(content_type__in=tipos).annotate(texto=Cast("content", TextField()))
    return textos.filter(texto__regex=expresion).exists()


def _campos(modelos, clase, destino) -> str:
    """Names, joined by «|», of the fields of that class that lead to `destino`."""
    nombres = {
        f.name for m in modelos for f in m._meta.get_fields() if isinstance(f, clase) and f.related_model is destino
    }
    return "|".join(sorted(nombres))
