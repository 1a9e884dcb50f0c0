from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from modelcluster.models import ClusterableModel

from ..signals import terminos_cambiados
from .vocabulario import Vocabulario

CODIGO = RegexValidator(r"^[a-z0-9][a-z0-9.-]*$", "Use minúsculas sin tilde, números, puntos y guiones.")


# How deep a vocabulary may be: «nacional › ejecutivo › ministerio».
NIVELES = 3


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

    def ofrecidos(self, elegidos=()):
        """Those a form offers: the ones in force, and those already chosen, whatever became of them since."""
        return (self.vigentes() | self.filter(pk__in=elegidos)).en_arbol()

    def en_arbol(self):
        """In the order of the tree, each with its `profundidad` (0 at the top); of two versions, the newer first."""
        nieto, hijo = Q(padre__padre__isnull=False), Q(padre__isnull=False)
        orden = ["vocabulario__clave", "-vocabulario__vigente_desde", "vocabulario"]
        for campo, vacio in (("orden", Value(-1)), ("codigo", Value(""))):
            self = self.annotate(
                **{
                    f"{campo}_1": Coalesce(f"padre__padre__{campo}", f"padre__{campo}", campo),
                    f"{campo}_2": Case(When(nieto, f"padre__{campo}"), When(hijo, campo), default=vacio),
                    f"{campo}_3": Case(When(nieto, campo), default=vacio),
                }
            )
        orden += [f"{campo}_{nivel}" for nivel in range(1, NIVELES + 1) for campo in ("orden", "codigo")]
        profundidad = Case(When(nieto, Value(2)), When(hijo, Value(1)), default=Value(0))
        return self.annotate(profundidad=profundidad).select_related("vocabulario").order_by(*orden)


class Termino(ClusterableModel):
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
        if len(self.ascendencia()) >= NIVELES:
            raise ValidationError({"padre": f"Un vocabulario tiene {NIVELES} niveles como máximo: elija uno superior."})

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

    @property
    def palabras(self) -> str:
        """Name, synonyms and phrase: all that people may call it."""
        return " · ".join(filter(None, [self.nombre, *self.lista_de_sinonimos, self.frase]))

    @property
    def vigente(self) -> bool:
        return (self.vigente_hasta is None or self.vigente_hasta >= timezone.localdate()) and self.vocabulario.vigente
