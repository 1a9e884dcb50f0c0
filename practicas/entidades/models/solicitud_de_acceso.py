from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from ..cartas import validar_carta
from .entidad import Entidad
from .invitacion import Invitacion
from .membresia import ROLES_DESIGNADOS, Rol


class SolicitudDeAcceso(models.Model):
    """Somebody asks to write for an entity; staff see that it is true and invite them, or say why not."""

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente", "Pendiente"
        APROBADA = "aprobada", "Aprobada"
        DENEGADA = "denegada", "Denegada"

    class Aviso(models.TextChoices):
        """What became of the e-mail that tells a refusal; an approval is told by its invitation."""

        SIN_AVISO = "sin_aviso", "Sin aviso"
        POR_ENVIAR = "por_enviar", "Por enviar"
        ENVIADO = "enviado", "Enviado"
        FALLIDO = "fallido", "No salió"

    # «Enlace sectorial» is not asked for: SGP names them.
    ROLES = (Rol.REDACTOR, Rol.RESPONSABLE, Rol.ALTERNO)
    MAXIMO_DE_NOMBRE = 150
    MAXIMO_DE_MOTIVO = 1000

    nombre = models.CharField("nombre y apellidos", max_length=MAXIMO_DE_NOMBRE)
    correo = models.EmailField("correo institucional")
    entidad = models.ForeignKey(
        Entidad, models.SET_NULL, null=True, blank=True, related_name="solicitudes_de_acceso", verbose_name="entidad"
    )
    entidad_escrita = models.CharField("entidad, como la escribió", max_length=250)
    rol = models.CharField("rol", max_length=12, choices=[(rol.value, rol.label) for rol in ROLES])
    documento = models.FileField(
        "carta de designación", upload_to="designaciones/%Y/", blank=True, validators=[validar_carta]
    )
    estado = models.CharField("estado", max_length=10, choices=Estado, default=Estado.PENDIENTE)
    motivo = models.TextField("motivo", blank=True, validators=[MaxLengthValidator(MAXIMO_DE_MOTIVO)])
    aviso = models.CharField("aviso", max_length=10, choices=Aviso, default=Aviso.SIN_AVISO)
    creada = models.DateTimeField("creada", auto_now_add=True)
    atendida_el = models.DateTimeField("atendida el", null=True, blank=True)
    atendida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="atendida por",
    )
    invitacion = models.OneToOneField(
        Invitacion, models.SET_NULL, null=True, blank=True, related_name="solicitud", verbose_name="invitación"
    )

    class Meta:
        verbose_name = "solicitud de acceso"
        verbose_name_plural = "solicitudes de acceso"
        ordering = ["-creada", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="solicitud_de_acceso_designado_con_carta",
                condition=~Q(rol__in=[rol.value for rol in ROLES_DESIGNADOS]) | ~Q(documento=""),
            ),
            models.CheckConstraint(
                name="solicitud_de_acceso_denegada_con_motivo",
                condition=~Q(estado="denegada") | ~Q(motivo=""),
            ),
        ]

    def __str__(self):
        return f"{self.nombre}, {self.get_rol_display().lower()} de {self.entidad or self.entidad_escrita}"

    @property
    def esta_pendiente(self) -> bool:
        return self.estado == self.Estado.PENDIENTE
