from django.conf import settings
from django.db import models
from django.urls import reverse

from practicas.cuentas import roles

from .evaluacion import EN_CURSO as EVALUACION_EN_CURSO
from .evaluacion import Evaluacion


class Estado(models.TextChoices):
    POR_DECLARAR = "por_declarar", "Falta la declaración jurada"
    EN_CURSO = "en_curso", "Calificando"
    ENVIADA = "enviada", "Enviada"
    CON_CONFLICTO = "con_conflicto", "Declaró un conflicto de intereses"
    ANULADA = "anulada", "Sin efecto"


PENDIENTES = frozenset({Estado.POR_DECLARAR, Estado.EN_CURSO})
ACTIVAS = PENDIENTES | {Estado.ENVIADA}


class AsignacionQuerySet(models.QuerySet):
    def con_envio(self):
        return self.select_related(
            "evaluacion__envio__entidad", "evaluacion__envio__revision", "evaluacion__rubrica", "evaluador"
        )

    def que_ve(self, usuario):
        """Those of the person, while they evaluate. What was declared a conflict or taken away is no longer theirs to read."""
        return self.filter(evaluador=usuario, estado__in=ACTIVAS) if roles.es_evaluador(usuario) else self.none()

    def pendientes(self):
        return self.filter(estado__in=PENDIENTES, evaluacion__envio__estado__in=EVALUACION_EN_CURSO)

    def enviadas(self):
        return self.filter(estado=Estado.ENVIADA)


class Asignacion(models.Model):
    """One evaluator of one evaluation."""

    Estado = Estado

    evaluacion = models.ForeignKey(Evaluacion, models.CASCADE, related_name="asignaciones")
    evaluador = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="asignaciones", verbose_name="evaluador/a"
    )
    tercera = models.BooleanField("tercera evaluación", default=False)
    estado = models.CharField(max_length=14, choices=Estado, default=Estado.POR_DECLARAR)
    creada = models.DateTimeField(auto_now_add=True)
    asignada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Vacío: el reparto.",
    )
    declaracion_firmada = models.DateTimeField("declaración jurada", null=True, blank=True)
    enviada_el = models.DateTimeField(null=True, blank=True)
    motivo = models.TextField("por qué dejó de valer", max_length=1000, blank=True)
    # How many times its scores were kept: what is kept from an older page would erase what came after.
    edicion = models.PositiveIntegerField(default=0)
    guardada_el = models.DateTimeField(null=True, blank=True)

    objects = AsignacionQuerySet.as_manager()

    class Meta:
        verbose_name = "asignación"
        verbose_name_plural = "asignaciones"
        ordering = ["evaluacion", "tercera", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluacion", "evaluador"],
                name="asignacion_unica",
                violation_error_message="Esa persona ya tuvo esta evaluación.",
            ),
            models.CheckConstraint(
                condition=~models.Q(estado__in=["en_curso", "enviada"]) | models.Q(declaracion_firmada__isnull=False),
                name="asignacion_con_declaracion",
            ),
        ]
        indexes = [models.Index(fields=["evaluador", "estado"], name="asignacion_de_persona")]

    def __str__(self):
        return f"{self.evaluacion}: {self.evaluador}"

    def get_absolute_url(self):
        return reverse("calificar", args=[self.pk])

    @property
    def esta_activa(self) -> bool:
        return self.estado in ACTIVAS

    @property
    def esta_enviada(self) -> bool:
        return self.estado == Estado.ENVIADA

    @property
    def esta_en_curso(self) -> bool:
        return self.estado == Estado.EN_CURSO

    def valores(self) -> dict[int, int]:
        """Criterion → score, of those given."""
        return {c.criterio_id: c.valor for c in self.calificaciones.all() if c.valor is not None}
