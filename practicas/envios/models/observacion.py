from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..estados import Estado as EstadoDeEnvio
from .envio import FICHAS, Envio


class ObservacionQuerySet(models.QuerySet):
    def hechas(self):
        """Those that the entity sees."""
        return self.exclude(estado=Observacion.Estado.PREPARADA)

    def preparadas(self):
        return self.filter(estado=Observacion.Estado.PREPARADA)

    def sin_responder(self):
        return self.filter(estado=Observacion.Estado.ABIERTA)

    def que_esperan_respuesta(self):
        """Not those of a case file that was archived or given up: nobody can answer them."""
        return self.sin_responder().filter(envio__estado=EstadoDeEnvio.OBSERVADA)


class Observacion(models.Model):
    """A remark on one field of the text, answered one by one. Prepared by who reviews; made all in one go."""

    class Estado(models.TextChoices):
        PREPARADA = "preparada", "Por enviar"
        ABIERTA = "abierta", "Por responder"
        RESPONDIDA = "respondida", "Respondida"
        LEVANTADA = "levantada", "Levantada"

    envio = models.ForeignKey(Envio, models.CASCADE, related_name="observaciones")
    paso = models.CharField("paso que observó", max_length=16, choices=EstadoDeEnvio)
    ronda = models.PositiveSmallIntegerField()
    numero = models.PositiveSmallIntegerField("número")
    # A field, or a row by its path («indicadores.<clave>.logro»); empty: of the whole ficha.
    campo = models.CharField(max_length=120, blank=True)
    texto = models.TextField("observación", max_length=2000)
    sugerencia = models.TextField("redacción sugerida", blank=True)
    estado = models.CharField(max_length=12, choices=Estado, default=Estado.PREPARADA)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="observaciones")
    creada = models.DateTimeField(default=timezone.now)
    respuesta = models.TextField("respuesta", max_length=2000, blank=True)
    aceptada = models.BooleanField("se aceptó la sugerencia", default=False)
    respondida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="respuestas"
    )
    respondida_el = models.DateTimeField(null=True, blank=True)
    # Whoever reviews found the answer enough: it is not asked for again.
    absuelta_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="absueltas"
    )

    objects = ObservacionQuerySet.as_manager()

    class Meta:
        verbose_name = "observación"
        verbose_name_plural = "observaciones"
        ordering = ["ronda", "numero"]
        constraints = [
            models.UniqueConstraint(fields=["envio", "numero"], name="observacion_numerada"),
            models.CheckConstraint(condition=~Q(texto=""), name="observacion_con_texto"),
        ]

    def __str__(self):
        return f"{self.numero}. {self.texto[:60]}"

    @property
    def vez(self) -> str:
        """Which of its answers it has: another once it is answered again."""
        return self.respondida_el.isoformat() if self.respondida_el else ""

    @property
    def sobre(self) -> str:
        """Of which part of the ficha it speaks. Only to name a row is the text read."""
        from practicas.fichas.revision.textos import titulo_de

        if not self.campo:
            return "Toda la ficha"
        return titulo_de(self.envio.texto if "." in self.campo else FICHAS[self.envio.tipo], self.campo)
