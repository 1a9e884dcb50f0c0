from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad
from practicas.entidades.models.entidad import validar_ubigeo


class PerfilQuerySet(models.QuerySet):
    def con_todo(self):
        """With all that tells whether somebody may evaluate something."""
        return self.select_related("usuario").prefetch_related(
            "sectores", "trabajos__entidad__sector", "ausencias", "conflictos", "usuario__membresias__entidad__sector"
        )


class PerfilDeEvaluador(models.Model):
    """What must be known of an evaluator so that nobody judges their own: without it nobody is assigned."""

    usuario = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="perfil_de_evaluador")
    sectores = models.ManyToManyField(
        Termino,
        blank=True,
        related_name="+",
        verbose_name="sectores en los que trabaja",
        limit_choices_to={"vocabulario__clave": "sector"},
    )
    ubigeo = models.CharField("provincia donde vive", max_length=6, blank=True, validators=[validar_ubigeo])

    objects = PerfilQuerySet.as_manager()

    class Meta:
        verbose_name = "perfil de evaluador"
        verbose_name_plural = "perfiles de evaluadores"
        ordering = ["usuario__last_name", "usuario__first_name", "pk"]

    def __str__(self):
        return str(self.usuario)


class Trabajo(models.Model):
    """An entity where an evaluator works, or worked until a day."""

    perfil = models.ForeignKey(PerfilDeEvaluador, models.CASCADE, related_name="trabajos")
    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="+", verbose_name="entidad")
    hasta = models.DateField("hasta", null=True, blank=True, help_text="Vacío: trabaja ahí.")

    class Meta:
        verbose_name = "trabajo"
        verbose_name_plural = "trabajos"
        ordering = [F("hasta").desc(nulls_first=True), "pk"]
        constraints = [models.UniqueConstraint(fields=["perfil", "entidad"], name="trabajo_uno_por_entidad")]

    def __str__(self):
        return f"{self.entidad}, hasta {self.hasta:%d/%m/%Y}" if self.hasta else str(self.entidad)


class Ausencia(models.Model):
    """Days in which an evaluator takes no work."""

    perfil = models.ForeignKey(PerfilDeEvaluador, models.CASCADE, related_name="ausencias")
    desde = models.DateField("desde")
    hasta = models.DateField("hasta")

    class Meta:
        verbose_name = "ausencia"
        verbose_name_plural = "ausencias"
        ordering = ["-desde"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__gte=F("desde")),
                name="ausencia_de_evaluador_en_orden",
                violation_error_message="El último día no puede ser anterior al primero.",
            )
        ]

    def __str__(self):
        return f"{self.desde:%d/%m/%Y}–{self.hasta:%d/%m/%Y}"


class ConflictoDeclarado(models.Model):
    """An entity that an evaluator will not judge, and says why. It is not taken back."""

    perfil = models.ForeignKey(PerfilDeEvaluador, models.CASCADE, related_name="conflictos")
    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="+", verbose_name="entidad")
    motivo = models.TextField("motivo", max_length=1000)
    declarado_el = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "conflicto declarado"
        verbose_name_plural = "conflictos declarados"
        ordering = ["-declarado_el", "-pk"]

    def __str__(self):
        return str(self.entidad)
