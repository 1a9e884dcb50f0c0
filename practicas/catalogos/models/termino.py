from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from ..signals import terminos_cambiados
from .vocabulario import Vocabulario

CODIGO = RegexValidator(r"^[a-z0-9][a-z0-9.-]*$", "Use minúsculas sin tilde, números, puntos y guiones.")


class TerminoQuerySet(models.QuerySet):
    def get_by_natural_key(self, clave, version, codigo):
        return self.get(vocabulario__clave=clave, vocabulario__version=version, codigo=codigo)

    def de(self, clave: str):
        """Terms of every version of a vocabulary, the version in force first."""
        return self.filter(vocabulario__clave=clave).select_related("vocabulario")

    def vigentes(self):
        hoy = timezone.localdate()
        return self.filter(
            Q(vigente_hasta=None) | Q(vigente_hasta__gte=hoy),
            Q(vocabulario__vigente_hasta=None) | Q(vocabulario__vigente_hasta__gte=hoy),
        )


class Termino(models.Model):
    """A value of a vocabulary. Retiring it (`vigente_hasta`) takes it out of the forms, never out of a ficha."""

    vocabulario = models.ForeignKey(Vocabulario, models.PROTECT, related_name="terminos", verbose_name="vocabulario")
    codigo = models.CharField("código", max_length=60, validators=[CODIGO])
    nombre = models.CharField("nombre", max_length=200)
    definicion = models.TextField("definición", blank=True)
    fuente = models.CharField("fuente", max_length=300, blank=True, help_text="De dónde sale la definición.")
    padre = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="hijos", verbose_name="término superior"
    )
    orden = models.PositiveIntegerField("orden", default=0)
    sinonimos = models.TextField("sinónimos", blank=True, help_text="Uno por línea. También se busca por ellos.")
    frase = models.CharField(
        "en palabras de quien busca", max_length=200, blank=True, help_text="Así se ofrece en «Buscar por problema»."
    )
    nota = models.TextField("nota para el equipo", blank=True)
    vigente_hasta = models.DateField("en uso hasta", null=True, blank=True)

    objects = TerminoQuerySet.as_manager()

    class Meta:
        verbose_name = "término"
        verbose_name_plural = "términos"
        ordering = ["vocabulario", "orden", "codigo"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulario", "codigo"], name="termino_codigo_unico_en_version"),
        ]

    def __str__(self):
        return self.nombre

    def natural_key(self):
        return (*self.vocabulario.natural_key(), self.codigo)

    natural_key.dependencies = ["catalogos.vocabulario"]

    def clean(self):
        if self.padre and self.padre.vocabulario_id != self.vocabulario_id:
            raise ValidationError({"padre": "El término superior debe ser del mismo vocabulario y versión."})
        if self.pk and self.pk in {t.pk for t in self.ascendencia()}:
            raise ValidationError({"padre": "Un término no puede estar debajo de sí mismo."})

    def save(self, **kwargs):
        with transaction.atomic():
            super().save(**kwargs)
            terminos_cambiados.send(type(self), pks=[self.pk])

    def ascendencia(self) -> list["Termino"]:
        """The terms above this one, nearest first; stops at a loop, so that `clean` can name it."""
        vistos = []
        termino = self.padre
        while termino and termino not in vistos:
            vistos.append(termino)
            termino = termino.padre
        return vistos

    @property
    def lista_de_sinonimos(self) -> list[str]:
        return [linea.strip() for linea in self.sinonimos.splitlines() if linea.strip()]
