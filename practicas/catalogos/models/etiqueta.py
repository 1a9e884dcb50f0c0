import hashlib
import re

from django.db import models, transaction
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from taggit.models import TagBase

from ..plegado import plegar
from ..signals import etiquetas_cambiadas


class Etiqueta(TagBase):
    """A free label of fichas. «Anemia», «ANEMIA» and «anémia» are one: `plegada` decides."""

    plegada = models.CharField(max_length=100, unique=True, editable=False)

    free_tagging = True

    class Meta:
        verbose_name = "etiqueta"
        verbose_name_plural = "etiquetas"
        ordering = ["name"]

    def slugify(self, tag, i=None):
        """A code in addresses also for a label without letters."""
        if super().slugify(tag):
            return super().slugify(tag, i)
        return f"etiqueta-{hashlib.sha256(tag.encode()).hexdigest()[:8]}"

    def save(self, *args, **kwargs):
        self.plegada = plegar(self.name)
        with transaction.atomic():
            super().save(*args, **kwargs)
            etiquetas_cambiadas.send(type(self), pks=[self.pk])

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            etiquetas_cambiadas.send(type(self), pks=[self.pk])
            return super().delete(*args, **kwargs)


_SEPARADAS = re.compile(r'"([^"]*)"|([^,"\n]+)')


def leer_etiquetas(texto: str) -> list[str]:
    """«ventanilla única, TUPA» → two labels: commas part them, blanks do not; quotes keep a comma inside one."""
    nombres = (" ".join((entre or suelta).split()) for entre, suelta in _SEPARADAS.findall(texto))
    return list(dict.fromkeys(filter(None, nombres)))


class _EtiquetasDeFicha(_ClusterTaggableManager):
    def _to_tag_model_instances(self, tags, tag_kwargs=None):
        """Labels as typed → labels as kept: one spelled otherwise already is the one that counts."""
        nombres = {plegar(t): t.strip() for t in tags if isinstance(t, str) and plegar(t)}
        hechas = [t for t in tags if not isinstance(t, str)]
        conocidas = {e.plegada: e for e in Etiqueta.objects.filter(plegada__in=nombres)}
        for plegada, nombre in nombres.items():
            hechas.append(conocidas.get(plegada) or Etiqueta.objects.create(name=nombre[:100]))
        return hechas


class EtiquetasField(ClusterTaggableManager):
    def __init__(self, **kwargs):
        super().__init__(**{"blank": True, "verbose_name": "etiquetas", **kwargs})

    def __get__(self, instance, model):
        # ClusterTaggableManager names its manager class here and takes no other.
        return _EtiquetasDeFicha(through=self.through, model=model, instance=instance, prefetch_cache_name=self.name)
