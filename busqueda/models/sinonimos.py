from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from ..espanol import raices

MAXIMO_DE_FORMAS = 12


class GrupoDeSinonimosManager(models.Manager):
    def get_by_natural_key(self, clave):
        return self.get(clave=clave)


class GrupoDeSinonimos(models.Model):
    """Words and acronyms that stand for one another in a search. What is saved here holds from the next search on."""

    clave = models.SlugField("clave", max_length=60, unique=True, help_text="Un nombre corto: «tupa».")
    formas = models.TextField(
        "formas", help_text="Una por línea: una palabra, una sigla o una frase de pocas palabras."
    )
    nota = models.CharField("nota", max_length=300, blank=True, help_text="De dónde sale, si no es evidente.")
    modificado = models.DateTimeField(default=timezone.now, editable=False)

    objects = GrupoDeSinonimosManager()

    class Meta:
        verbose_name = "grupo de sinónimos"
        verbose_name_plural = "sinónimos"
        ordering = ["clave"]

    def __str__(self):
        return self.clave

    def natural_key(self):
        return (self.clave,)

    def save(self, **kwargs):
        self.modificado = timezone.now()
        super().save(**kwargs)

    @property
    def lista_de_formas(self) -> list[str]:
        return [forma for linea in self.formas.splitlines() if (forma := " ".join(linea.split()))]

    def clean(self):
        formas = self.lista_de_formas
        if vacias := [forma for forma in formas if not raices(forma)]:
            raise ValidationError({"formas": f"«{vacias[0]}» solo tiene palabras que no se buscan: escriba otra."})
        if len({tuple(raices(forma)) for forma in formas}) < 2:
            raise ValidationError({"formas": "Escriba al menos dos formas distintas, una por línea."})
        if len(formas) > MAXIMO_DE_FORMAS:
            raise ValidationError({"formas": f"Son {len(formas)}: deje {MAXIMO_DE_FORMAS} como máximo."})
