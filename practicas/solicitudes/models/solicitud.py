from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from practicas.catalogos.plegado import plegar


class SolicitudQuerySet(models.QuerySet):
    def abiertas(self):
        return self.filter(estado=Solicitud.Estado.ABIERTA)

    def con_cuenta(self):
        """Each with `piden_lo_mismo`: how many open ones ask in the same words, however accented."""
        iguales = Solicitud.objects.abiertas().filter(plegada=OuterRef("plegada")).order_by()
        cuenta = iguales.values("plegada").annotate(n=Count("pk")).values("n")
        return self.annotate(piden_lo_mismo=Coalesce(Subquery(cuenta), 0))

    def cuentas(self) -> dict[str, int]:
        """`abiertas` and `respondidas`, in one query."""
        return self.aggregate(
            abiertas=Count("pk", filter=Q(estado=Solicitud.Estado.ABIERTA)),
            respondidas=Count("pk", filter=Q(estado=Solicitud.Estado.RESPONDIDA)),
        )


class Solicitud(models.Model):
    """«I need a practice on this», left by somebody who searched in vain."""

    class Estado(models.TextChoices):
        ABIERTA = "abierta", "Abierta"
        RESPONDIDA = "respondida", "Respondida"
        CERRADA = "cerrada", "Cerrada"

    class Aviso(models.TextChoices):
        """What became of the e-mail that tells of the answer."""

        SIN_AVISO = "sin_aviso", "Sin aviso"
        POR_ENVIAR = "por_enviar", "Por enviar"
        ENVIADO = "enviado", "Enviado"
        FALLIDO = "fallido", "No salió"

    AVISOS_QUE_FALTAN = (Aviso.POR_ENVIAR, Aviso.FALLIDO)
    MAXIMO_DE_CONSULTA = 300
    MAXIMO_DE_DETALLE = 1000
    MAXIMO_DE_RESPUESTA = 2000

    consulta = models.CharField("consulta", max_length=MAXIMO_DE_CONSULTA)
    plegada = models.CharField(max_length=MAXIMO_DE_CONSULTA, editable=False, default="", db_index=True)
    detalle = models.TextField("detalle", blank=True, validators=[MaxLengthValidator(MAXIMO_DE_DETALLE)])
    correo = models.EmailField("correo", blank=True)
    estado = models.CharField("estado", max_length=10, choices=Estado, default=Estado.ABIERTA)
    # A code, not a key: a practice and a lesson answer alike, and a code once given leads somewhere for ever.
    ficha = models.CharField("código de la ficha", max_length=20, blank=True)
    respuesta = models.TextField("respuesta", blank=True, validators=[MaxLengthValidator(MAXIMO_DE_RESPUESTA)])
    aviso = models.CharField("aviso", max_length=10, choices=Aviso, default=Aviso.SIN_AVISO)
    creada = models.DateTimeField("creada", auto_now_add=True)
    respondida_el = models.DateTimeField("respondida el", null=True, blank=True)
    respondida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="respondida por",
    )

    objects = SolicitudQuerySet.as_manager()

    class Meta:
        verbose_name = "solicitud"
        verbose_name_plural = "solicitudes"
        ordering = ["-creada", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="solicitud_respondida_con_ficha",
                condition=~Q(estado="respondida") | (~Q(ficha="") & Q(respondida_el__isnull=False)),
            ),
            models.CheckConstraint(
                name="solicitud_sin_correo_guardado_de_mas",
                condition=Q(correo="") | Q(estado="abierta") | Q(aviso__in=["por_enviar", "fallido"]),
            ),
        ]

    def __str__(self):
        return self.consulta

    def save(self, **kwargs):
        # Some signs fold into several letters.
        self.plegada = plegar(self.consulta)[: self.MAXIMO_DE_CONSULTA]
        super().save(**kwargs)

    @property
    def esta_abierta(self) -> bool:
        return self.estado == self.Estado.ABIERTA

    @property
    def falta_avisar(self) -> bool:
        return bool(self.correo) and self.aviso in self.AVISOS_QUE_FALTAN
