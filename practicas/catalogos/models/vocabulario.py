from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class VocabularioQuerySet(models.QuerySet):
    def get_by_natural_key(self, clave, version):
        return self.get(clave=clave, version=version)

    def vigentes(self):
        hoy = timezone.localdate()
        return self.filter(Q(vigente_hasta=None) | Q(vigente_hasta__gte=hoy))


class Vocabulario(models.Model):
    """One version of a classification. Versions of one `clave` stand side by side and are joined by `Equivalencia`."""

    clave = models.SlugField("clave", max_length=40, help_text="La misma en todas las versiones: «pilar», «tema»…")
    version = models.CharField("versión", max_length=20, help_text="Por lo general el año de la norma: «2013».")
    nombre = models.CharField("nombre", max_length=200)
    fuente = models.CharField("fuente", max_length=300, blank=True, help_text="Norma o documento del que proviene.")
    vigente_desde = models.DateField("vigente desde")
    vigente_hasta = models.DateField("vigente hasta", null=True, blank=True)

    objects = VocabularioQuerySet.as_manager()

    class Meta:
        verbose_name = "vocabulario"
        verbose_name_plural = "vocabularios"
        ordering = ["clave", "-vigente_desde"]
        constraints = [
            models.UniqueConstraint(fields=["clave", "version"], name="vocabulario_version_unica"),
            models.CheckConstraint(
                condition=Q(vigente_hasta=None) | Q(vigente_hasta__gte=F("vigente_desde")),
                name="vocabulario_vigencia_ordenada",
                violation_error_message="La fecha final no puede ser anterior a la inicial.",
            ),
        ]

    def __str__(self):
        return f"{self.nombre} ({self.version})"

    def natural_key(self):
        return (self.clave, self.version)

    @property
    def vigente(self) -> bool:
        return self.vigente_hasta is None or self.vigente_hasta >= timezone.localdate()
