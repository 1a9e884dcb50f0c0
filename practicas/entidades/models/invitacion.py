import base64
import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..cartas import validar_carta
from .entidad import Entidad
from .membresia import Rol

VIGENCIA = timedelta(days=14)


def _semilla() -> str:
    return secrets.token_hex(16)


def _vencimiento():
    return timezone.now() + VIGENCIA


def huella_de(secreto: str) -> str:
    return hashlib.sha256(secreto.encode()).hexdigest()


class InvitacionQuerySet(models.QuerySet):
    def pendientes(self):
        """Neither accepted nor annulled; they may have expired."""
        return self.filter(aceptada_el=None, anulada_el=None)

    def con_secreto(self, secreto: str) -> "Invitacion | None":
        return self.filter(huella=huella_de(secreto)).select_related("entidad").first()


class Invitacion(models.Model):
    """«Write for this entity», sent to an address. Whoever opens the link has that mailbox.

    The secret of the link is not kept: it comes from the key of the site and a seed, so that a mail can be sent again
    and the link shown to who invited; what is kept, and looked up, is its hash.
    """

    class Aviso(models.TextChoices):
        """What became of the e-mail."""

        POR_ENVIAR = "por_enviar", "Por enviar"
        ENVIADO = "enviado", "Enviado"
        FALLIDO = "fallido", "No salió"

    entidad = models.ForeignKey(Entidad, models.CASCADE, related_name="invitaciones", verbose_name="entidad")
    correo = models.EmailField("correo")
    rol = models.CharField("rol", max_length=12, choices=Rol)
    documento = models.FileField(
        "documento de designación", upload_to="designaciones/%Y/", blank=True, validators=[validar_carta]
    )
    invitada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="invitada por"
    )
    creada = models.DateTimeField("creada", auto_now_add=True)
    vence = models.DateTimeField("vence", default=_vencimiento)
    aceptada_el = models.DateTimeField("aceptada el", null=True, blank=True, editable=False)
    aceptada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="aceptada por",
        editable=False,
    )
    anulada_el = models.DateTimeField("anulada el", null=True, blank=True, editable=False)
    aviso = models.CharField("aviso", max_length=10, choices=Aviso, default=Aviso.POR_ENVIAR)
    semilla = models.CharField(max_length=32, default=_semilla, editable=False)
    huella = models.CharField(max_length=64, unique=True, editable=False)

    objects = InvitacionQuerySet.as_manager()

    class Meta:
        verbose_name = "invitación"
        verbose_name_plural = "invitaciones"
        ordering = ["-creada", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "correo", "rol"],
                condition=Q(aceptada_el=None, anulada_el=None),
                name="invitacion_pendiente_unica",
            ),
            models.CheckConstraint(
                condition=Q(aceptada_el=None) | Q(anulada_el=None), name="invitacion_aceptada_o_anulada"
            ),
        ]

    def __str__(self):
        return f"{self.correo}, {self.get_rol_display().lower()} de {self.entidad}"

    def save(self, **kwargs):
        self.correo = self.correo.strip().lower()
        self.huella = self.huella or huella_de(self.secreto)
        super().save(**kwargs)

    @property
    def secreto(self) -> str:
        """What the link bears: 43 characters that nobody guesses."""
        resumen = salted_hmac("practicas.entidades.invitacion", self.semilla, algorithm="sha256").digest()
        return base64.urlsafe_b64encode(resumen).decode().rstrip("=")

    @property
    def esta_pendiente(self) -> bool:
        return self.aceptada_el is None and self.anulada_el is None

    @property
    def vencio(self) -> bool:
        return self.esta_pendiente and self.vence <= timezone.now()

    @property
    def se_puede_aceptar(self) -> bool:
        return self.esta_pendiente and not self.vencio

    @property
    def situacion(self) -> str:
        if self.aceptada_el:
            return "Aceptada"
        if self.anulada_el:
            return "Anulada"
        return "Vencida" if self.vencio else "Pendiente"
