from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..cartas import validar_carta
from .entidad import Entidad


class MembresiaQuerySet(models.QuerySet):
    def vigentes(self):
        hoy = timezone.localdate()
        return self.filter(Q(hasta=None) | Q(hasta__gte=hoy), desde__lte=hoy)


class Rol(models.TextChoices):
    REDACTOR = "redactor", "Redactor o redactora"
    RESPONSABLE = "responsable", "Responsable"
    ALTERNO = "alterno", "Alterno o alterna"
    SECTORIAL = "sectorial", "Enlace sectorial"


# Named by official letter, one of each at most; each may vouch for what the other wrote.
ROLES_DESIGNADOS = (Rol.RESPONSABLE, Rol.ALTERNO)


class Membresia(models.Model):
    """What a person may do for an entity, since when, and by which letter."""

    Rol = Rol

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="membresias", verbose_name="usuario"
    )
    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="membresias", verbose_name="entidad")
    rol = models.CharField("rol", max_length=12, choices=Rol)
    desde = models.DateField("desde", default=timezone.localdate)
    hasta = models.DateField("hasta", null=True, blank=True)
    documento = models.FileField(
        "documento de designación",
        upload_to="designaciones/%Y/",
        blank=True,
        validators=[validar_carta],
        help_text="Oficio o resolución en PDF.",
    )

    objects = MembresiaQuerySet.as_manager()

    class Meta:
        verbose_name = "membresía"
        verbose_name_plural = "membresías"
        ordering = ["entidad", "rol", "usuario"]
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "rol"],
                condition=Q(rol__in=[rol.value for rol in ROLES_DESIGNADOS], hasta=None),
                name="membresia_un_designado_por_rol",
                violation_error_message="La entidad ya tiene a alguien con ese rol: ponga fecha final a esa membresía.",
            ),
            models.UniqueConstraint(
                fields=["usuario", "entidad", "rol"], condition=Q(hasta=None), name="membresia_abierta_unica"
            ),
        ]

    def __str__(self):
        return f"{self.usuario}, {self.get_rol_display().lower()} de {self.entidad}"

    @property
    def terminada(self) -> bool:
        return self.hasta is not None and self.hasta < timezone.localdate()

    def clean(self):
        # One that ended the day it began has no day in force: its last is the one before.
        if self.hasta and self.hasta < self.desde - timedelta(days=1):
            raise ValidationError({"hasta": "La fecha final no puede ser anterior a la inicial."})
