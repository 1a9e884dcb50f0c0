from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils import timezone


class AvisoQuerySet(models.QuerySet):
    def de_bandeja(self, usuario):
        """What a person reads on the site. A daily digest is mail only: what it tells is in the inbox, notice by notice."""
        return self.filter(usuario=usuario).exclude(tipo=Aviso.RESUMEN)

    def sin_leer(self):
        return self.filter(leido__isnull=True)

    def en_orden(self):
        """Unread first, and of each the latest first."""
        return self.order_by(IsNull(F("leido"), True).desc(), "-creado", "-pk")

    def por_salir(self, ahora):
        """Mail whose turn has come, and that no process holds."""
        return self.filter(
            correo_estado=Aviso.Correo.POR_ENVIAR, proximo_intento__lte=ahora, intentos__lt=Aviso.MAXIMO_DE_INTENTOS
        )

    def agotados(self, ahora):
        """Mail whose last try was left half-way by a process that died."""
        return self.filter(
            correo_estado=Aviso.Correo.POR_ENVIAR, proximo_intento__lte=ahora, intentos__gte=Aviso.MAXIMO_DE_INTENTOS
        )

    def que_no_salieron(self):
        """Mail that waits for another try, or for nobody's; what is being sent at this moment has no error."""
        en_espera = Q(correo_estado=Aviso.Correo.POR_ENVIAR) & ~Q(error="")
        return self.filter(Q(correo_estado=Aviso.Correo.FALLIDO) | en_espera)

    def a_la_cola(self) -> int:
        """To be sent as soon as possible, with all its tries again."""
        return self.update(correo_estado=Aviso.Correo.POR_ENVIAR, intentos=0, proximo_intento=timezone.now(), error="")

    def terminar(self, **cambios) -> int:
        """Note that nothing is left to do with them; those that are not to be kept are erased. How many there were."""
        borrados, _ = self.filter(efimero=True).delete()
        return borrados + self.update(**cambios)

    def cuentas_del_correo(self, atrasado_desde) -> dict[str, int]:
        """`por_enviar`, of them the `atrasados` that were written before a moment, and `fallidos`; in one query."""
        por_enviar = Q(correo_estado=Aviso.Correo.POR_ENVIAR)
        return self.filter(correo_estado__in=(Aviso.Correo.POR_ENVIAR, Aviso.Correo.FALLIDO)).aggregate(
            por_enviar=Count("pk", filter=por_enviar),
            atrasados=Count("pk", filter=por_enviar & Q(creado__lt=atrasado_desde)),
            fallidos=Count("pk", filter=Q(correo_estado=Aviso.Correo.FALLIDO)),
        )


class Aviso(models.Model):
    """Something that a person, or an address without an account, must know; and its mail, of which this row is the queue."""

    class Correo(models.TextChoices):
        """What becomes of the e-mail."""

        SIN_CORREO = "sin_correo", "Sin correo"
        POR_ENVIAR = "por_enviar", "Por enviar"
        EN_RESUMEN = "en_resumen", "En el resumen del día"
        ENVIADO = "enviado", "Enviado"
        FALLIDO = "fallido", "No salió"

    RESUMEN = "resumen"  # the `tipo` of a daily digest
    MAXIMO_DE_INTENTOS = 8
    MAXIMO_DE_ASUNTO = 200

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="avisos", verbose_name="usuario"
    )
    correo = models.EmailField("correo", blank=True, help_text="De quien no tiene cuenta.")
    responder_a = models.EmailField("responder a", blank=True, help_text="De quien escribe a través del sitio.")
    # Of whoever has no account and was promised that nothing of theirs is kept: the row goes with its mail.
    efimero = models.BooleanField("se borra al salir", default=False)
    tipo = models.CharField("tipo", max_length=40)
    asunto = models.CharField("asunto", max_length=MAXIMO_DE_ASUNTO)
    cuerpo = models.TextField("qué pasó", blank=True)
    por_que = models.TextField("por qué le llega", blank=True)
    que_hacer = models.TextField("qué hacer", blank=True)
    enlace = models.CharField("enlace", max_length=500, blank=True)
    creado = models.DateTimeField("creado", auto_now_add=True)
    leido = models.DateTimeField("leído", null=True, blank=True)
    # What tells a notice and its reader, so that saying it again adds nothing.
    clave = models.CharField(max_length=500, unique=True, null=True, blank=True, editable=False)
    correo_estado = models.CharField("correo electrónico", max_length=10, choices=Correo, default=Correo.SIN_CORREO)
    resumen = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="resumidos", verbose_name="resumen"
    )
    intentos = models.PositiveSmallIntegerField("intentos", default=0)
    # Also the end of the lease of the process that is sending it.
    proximo_intento = models.DateTimeField("próximo intento", null=True, blank=True)
    enviado_el = models.DateTimeField("enviado el", null=True, blank=True)
    # Why the last try failed; empty while one is under way.
    error = models.CharField("error", max_length=300, blank=True)

    objects = AvisoQuerySet.as_manager()

    class Meta:
        verbose_name = "aviso"
        verbose_name_plural = "avisos"
        ordering = ["-creado", "-pk"]
        indexes = [
            models.Index(fields=["usuario", "leido"], name="aviso_de_bandeja"),
            models.Index(fields=["correo_estado", "proximo_intento"], name="aviso_por_salir"),
        ]
        constraints = [
            models.CheckConstraint(name="aviso_con_destinatario", condition=Q(usuario__isnull=False) ^ ~Q(correo="")),
            models.CheckConstraint(
                name="aviso_por_enviar_con_turno",
                condition=~Q(correo_estado="por_enviar") | Q(proximo_intento__isnull=False),
            ),
        ]

    def __str__(self):
        return self.asunto

    def get_absolute_url(self):
        return reverse("aviso", args=[self.pk])

    @property
    def es_resumen(self) -> bool:
        return self.tipo == self.RESUMEN

    @property
    def direccion_de_correo(self) -> str:
        """Where its mail goes, as of now; empty when it no longer has where to."""
        if self.usuario is None:
            return self.correo
        return self.usuario.email if self.usuario.is_active else ""

    @property
    def no_salio(self) -> bool:
        en_espera = self.correo_estado == self.Correo.POR_ENVIAR and bool(self.error)
        return en_espera or self.correo_estado == self.Correo.FALLIDO
