from django.db import models

from practicas.envios.estados import Estado
from practicas.envios.models import Envio

from .convocatoria import Convocatoria
from .rubrica import Rubrica

EN_CURSO = frozenset({Estado.EVALUACION, Estado.OBSERVADA})
DECIDIDAS = frozenset({Estado.VALIDADA, Estado.NO_VALIDADA})
MINIMO_DE_EVALUADORES = 2


class EvaluacionQuerySet(models.QuerySet):
    def con_envio(self):
        return self.select_related(
            "envio__entidad", "envio__entidad_presenta", "envio__revision", "rubrica", "convocatoria"
        )

    def en_curso(self):
        return self.filter(envio__estado__in=EN_CURSO)

    def decididas(self):
        return self.filter(envio__estado__in=DECIDIDAS)


class Evaluacion(models.Model):
    """What its case file does not say of a technical evaluation: with which rubric, in which call, and how it came out."""

    envio = models.OneToOneField(Envio, models.CASCADE, related_name="evaluacion")
    rubrica = models.ForeignKey(Rubrica, models.PROTECT, related_name="evaluaciones")
    convocatoria = models.ForeignKey(
        Convocatoria, models.PROTECT, null=True, blank=True, related_name="evaluaciones", verbose_name="convocatoria"
    )
    con_tercera = models.BooleanField("necesita un tercer evaluador", default=False)
    puntaje = models.DecimalField("puntaje", max_digits=5, decimal_places=2, null=True, blank=True)
    decidida_el = models.DateTimeField(null=True, blank=True)

    objects = EvaluacionQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluación técnica"
        verbose_name_plural = "evaluaciones técnicas"
        ordering = ["envio__vence", "pk"]

    def __str__(self):
        return str(self.envio)

    @property
    def esta_en_curso(self) -> bool:
        return self.envio.estado in EN_CURSO

    @property
    def esta_decidida(self) -> bool:
        return self.envio.estado in DECIDIDAS

    def activas(self) -> list:
        """The assignments that count, the third one last."""
        return sorted((a for a in self.asignaciones.all() if a.esta_activa), key=lambda a: (a.tercera, a.pk))

    def faltan(self) -> int:
        """How many evaluators it still has to be given."""
        activas = self.activas()
        primeras = sum(not a.tercera for a in activas)
        return max(0, MINIMO_DE_EVALUADORES - primeras) + int(self.con_tercera and primeras == len(activas))

    def le_falta_un_primero(self) -> bool:
        return sum(not a.tercera for a in self.activas()) < MINIMO_DE_EVALUADORES
