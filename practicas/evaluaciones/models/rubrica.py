from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

MAXIMO = 4  # of a score; the least is 0


class RubricaQuerySet(models.QuerySet):
    def get_by_natural_key(self, version):
        return self.get(version=version)

    def vigente(self, hoy: date):
        """The one to evaluate with from today; None when there is none yet."""
        return self.filter(vigente_desde__lte=hoy).order_by("vigente_desde", "version").last()


class Rubrica(ClusterableModel):
    """What is asked of a practice and how it is scored. Once used it is never edited: another version is made."""

    version = models.PositiveSmallIntegerField("versión", unique=True)
    nombre = models.CharField("nombre", max_length=120)
    vigente_desde = models.DateField(
        "vigente desde",
        null=True,
        blank=True,
        help_text="Desde ese día se evalúa con ella, en lugar de la anterior. Déjelo vacío mientras la prepara.",
    )
    umbral = models.PositiveSmallIntegerField(
        "umbral", validators=[MaxValueValidator(100)], help_text="Puntaje de 100 desde el que se valida."
    )

    objects = RubricaQuerySet.as_manager()

    class Meta:
        verbose_name = "rúbrica"
        verbose_name_plural = "rúbricas"
        ordering = ["-version"]

    def __str__(self):
        return f"{self.nombre}, versión {self.version}"

    def natural_key(self):
        return (self.version,)

    def clean(self):
        hoy = timezone.localdate()
        cambio = (
            self.vigente_desde != Rubrica.objects.filter(pk=self.pk).values_list("vigente_desde", flat=True).first()
        )
        if self.vigente_desde and cambio and self.vigente_desde < hoy:
            raise ValidationError({"vigente_desde": "Elija hoy o un día posterior: lo ya empezado sigue con la suya."})

    @property
    def entero(self) -> "Rubrica":
        """What is loaded with it, or not at all."""
        return self

    @property
    def fue_usada(self) -> bool:
        return self.pk is not None and self.evaluaciones.exists()


class CriterioQuerySet(models.QuerySet):
    def get_by_natural_key(self, version, codigo):
        return self.get(rubrica__version=version, codigo=codigo)


SIN_EJEMPLOS = f"Escriba un ejemplo para cada puntaje, de 0 a {MAXIMO}."


def validar_ejemplos(ejemplos) -> None:
    if ejemplos and not (len(ejemplos) == MAXIMO + 1 and all(isinstance(e, str) and e.strip() for e in ejemplos)):
        raise ValidationError(SIN_EJEMPLOS)


class Criterio(models.Model):
    class Clase(models.TextChoices):
        EXCLUSION = "exclusion", "Excluyente"  # yes or no: a no leaves it out
        CENTRAL = "central", "Central"
        CALIFICADOR = "calificador", "Calificador"  # told in the report; it weighs nothing

    rubrica = ParentalKey(Rubrica, on_delete=models.CASCADE, related_name="criterios")
    orden = models.PositiveSmallIntegerField("orden")
    clase = models.CharField("clase", max_length=12, choices=Clase)
    codigo = models.SlugField("código", max_length=30)
    nombre = models.CharField("nombre", max_length=80)
    pregunta = models.CharField("pregunta", max_length=300)
    peso = models.PositiveSmallIntegerField("peso", default=0)
    minimo = models.PositiveSmallIntegerField("umbral", default=0, validators=[MaxValueValidator(MAXIMO)])
    ejemplos = models.JSONField("ejemplos", default=list, blank=True, validators=[validar_ejemplos])
    # Fields and kinds of rows of the ficha that it looks at: a score stands while they do.
    campos = models.JSONField("qué mira", default=list, blank=True)

    objects = CriterioQuerySet.as_manager()

    class Meta:
        verbose_name = "criterio"
        verbose_name_plural = "criterios"
        ordering = ["rubrica", "orden"]
        constraints = [
            models.UniqueConstraint(fields=["rubrica", "codigo"], name="criterio_unico_en_su_rubrica"),
            models.CheckConstraint(
                condition=Q(clase="central", peso__gt=0) | (~Q(clase="central") & Q(peso=0)),
                name="criterio_central_pesa",
            ),
            models.CheckConstraint(condition=Q(minimo__lte=MAXIMO), name="criterio_umbral_posible"),
        ]

    def __str__(self):
        return self.nombre

    def natural_key(self):
        return (self.rubrica.version, self.codigo)

    natural_key.dependencies = ["evaluaciones.rubrica"]

    def clean(self):
        if not self.es_excluyente and not self.ejemplos:
            raise ValidationError({"ejemplos": SIN_EJEMPLOS})

    @property
    def entero(self) -> Rubrica:
        return self.rubrica

    @property
    def es_excluyente(self) -> bool:
        return self.clase == self.Clase.EXCLUSION

    @property
    def es_central(self) -> bool:
        return self.clase == self.Clase.CENTRAL

    @property
    def maximo(self) -> int:
        return 1 if self.es_excluyente else MAXIMO

    def pide_porque(self, valor: int | None) -> bool:
        """Whether this score needs a reason: an extreme, or below what the criterion asks."""
        if valor is None:
            return False
        if self.es_excluyente:
            return valor == 0
        return valor in (0, MAXIMO) or valor < self.minimo
