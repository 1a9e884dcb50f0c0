from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Revision

from ..estados import Accion, Estado, Papel
from .envio import Envio


class Acto(models.Model):
    """What was done to a case file: who, as what, when, on which text. It is only ever added to."""

    envio = models.ForeignKey(Envio, models.CASCADE, related_name="actos")
    accion = models.CharField(max_length=24, choices=Accion)
    de = models.CharField(max_length=16, choices=Estado)
    a = models.CharField(max_length=16, choices=Estado, blank=True)
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="actos", verbose_name="quién"
    )
    papel = models.CharField(max_length=16, choices=Papel)
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, blank=True, related_name="+")
    cuando = models.DateTimeField(default=timezone.now)
    motivo = models.TextField(blank=True)
    datos = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = "acto"
        verbose_name_plural = "actos"
        ordering = ["cuando", "pk"]
        indexes = [models.Index(fields=["envio", "accion"], name="acto_de_envio")]

    def __str__(self):
        return f"{self.envio.numero}: {self.get_accion_display()}"

    @property
    def de_quien(self) -> str:
        """The role inside a sentence: «especialista SGP»."""
        rotulo = self.get_papel_display()
        return rotulo[:1].lower() + rotulo[1:]

    def save(self, **kwargs):
        if self.pk:
            raise TypeError("Un acto no se cambia: se agrega otro.")
        super().save(**kwargs)

    def delete(self, **kwargs):
        raise TypeError("Un acto no se borra.")
