import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from practicas.catalogos.campos import CampoPlegado
from practicas.entidades.models import Entidad
from practicas.fichas.models import Correlativo, Ficha, Leccion, Practica

from ..estados import DE_LA_SGP, EDITABLES, EN_CAMINO, Estado, Reloj, Ruta
from .envio_queryset import EnvioQuerySet

FICHAS: dict[str, type[Ficha]] = {modelo.TIPO: modelo for modelo in (Practica, Leccion)}
ULTIMA_RONDA = 3  # after it there is no more observing: it is admitted or it is not
SIN_PLAZO = Value(date(1, 1, 1), output_field=models.DateField())  # before any deadline


def _turno() -> Case:
    """When it is due on the desk of SGP; nothing when it is not there. What was asked to be withdrawn has no deadline and goes first."""
    return Case(
        When(estado__in=sorted(DE_LA_SGP), then=Coalesce(F("vence"), SIN_PLAZO)),
        When(
            Q(estado=Estado.OBSERVADA, paso_que_observo__in=sorted(DE_LA_SGP)),
            then=Coalesce(F("vence"), SIN_PLAZO),
        ),
        When(Q(estado=Estado.PUBLICADA) & ~Q(retiro_pedido=""), then=SIN_PLAZO),
        default=None,
        output_field=models.DateField(null=True),
    )


class Envio(models.Model):
    """The case file of one version of a ficha, from its first draft: where it stands, who holds it and until when.

    `estado` is the only authority on that. Its title and entities are copies for lists: the text is in the revisions of the ficha.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    numero = models.CharField("número", max_length=12, unique=True)
    ruta = models.CharField("ruta", max_length=10, choices=Ruta)
    estado = models.CharField("estado", max_length=16, choices=Estado, default=Estado.BORRADOR)
    tipo = models.CharField(max_length=8)
    ficha_id = models.BigIntegerField()
    version = models.PositiveSmallIntegerField("versión", default=1)
    titulo = models.CharField("título", max_length=100)
    plegado = CampoPlegado(de=("titulo", "numero"))
    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="envios", verbose_name="entidad")
    entidad_presenta = models.ForeignKey(
        Entidad, models.PROTECT, null=True, blank=True, related_name="envios_presentados", verbose_name="la presenta"
    )
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, blank=True, related_name="+")
    paso_que_observo = models.CharField(max_length=16, choices=Estado, blank=True)
    ronda = models.PositiveSmallIntegerField(default=0)
    creado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="envios_creados"
    )
    enviado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="envios_enviados"
    )
    a_cargo = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="envios_a_cargo"
    )
    creado = models.DateTimeField(auto_now_add=True)
    desde = models.DateTimeField("en este estado desde", default=timezone.now)
    reloj = models.CharField(max_length=8, choices=Reloj, blank=True)
    vence = models.DateField(null=True, blank=True)
    dias_gastados = models.PositiveSmallIntegerField("días de la SGP ya usados en este paso", default=0)
    con_prorroga = models.BooleanField(default=False)
    con_reconsideracion = models.BooleanField(default=False)
    retiro_pedido = models.TextField("motivo del retiro pedido", blank=True)
    # The order of the desk, kept by the database: of 50,000 case files the first fifty are read and no more.
    turno = models.GeneratedField(
        expression=_turno(), output_field=models.DateField("turno en la mesa", null=True), db_persist=True
    )

    objects = EnvioQuerySet.as_manager()

    class Meta:
        verbose_name = "envío"
        verbose_name_plural = "envíos"
        ordering = ["-creado", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tipo", "ficha_id"],
                condition=Q(estado__in=sorted(EN_CAMINO)) & ~Q(ruta=Ruta.EVALUACION),
                name="envio_un_solo_borrador",
                violation_error_message="Esta ficha ya tiene una versión en camino.",
            ),
            models.UniqueConstraint(
                fields=["tipo", "ficha_id"],
                condition=Q(estado__in=sorted(EN_CAMINO), ruta=Ruta.EVALUACION),
                name="envio_una_sola_evaluacion",
                violation_error_message="Esta ficha ya está en evaluación.",
            ),
            models.CheckConstraint(
                condition=Q(vence=None, reloj="") | (Q(vence__isnull=False) & ~Q(reloj="")),
                name="envio_plazo_con_reloj",
            ),
        ]
        indexes = [
            models.Index(fields=["estado", "vence", "id"], name="envio_cola"),
            models.Index(fields=["entidad", "estado"], name="envio_de_entidad"),
            models.Index(fields=["tipo", "ficha_id"], name="envio_de_ficha"),
            models.Index(fields=["turno", "id"], name="envio_turno"),
            models.Index(fields=["a_cargo", "turno", "id"], name="envio_turno_a_cargo"),
        ]

    def __str__(self):
        return f"{self.numero} · {self.titulo}"

    def save(self, **kwargs):
        if not self.numero:
            _, anio, cual = Correlativo.siguiente("E", timezone.localdate().year).split("-")
            self.numero = f"{anio}-{cual[-4:] if cual.startswith('0') else cual}"
        super().save(**kwargs)

    @property
    def ficha(self) -> Ficha:
        """The row as it is now; what is written or under review is in its revisions."""
        return FICHAS[self.tipo].objects.get(pk=self.ficha_id)

    @property
    def texto(self) -> Ficha:
        """The text of this case file: the one under review, or the draft as it was last kept."""
        if self.revision is None or (self.esta_en_borrador and not self.tiene_texto_fijo):
            return self.ficha.get_latest_revision_as_object()
        return self.revision.as_object()

    @property
    def esta_en_borrador(self) -> bool:
        """Whether the entity may write."""
        return self.estado in EDITABLES

    @property
    def tiene_texto_fijo(self) -> bool:
        """Of an evaluation, once another version is or was on its way: it stays on its revision, and is answered only in words."""
        if self.ruta != Ruta.EVALUACION or self.revision_id is None:
            return False
        suyos = Envio.objects.filter(tipo=self.tipo, ficha_id=self.ficha_id)
        otros = self.ficha.revisions.filter(pk__gt=self.revision_id, created_at__lt=self.desde)
        return suyos.de_publicacion().en_camino().exists() or otros.exists()

    @property
    def entidades(self) -> list[Entidad]:
        """Those that must vouch: who did it and, if another presents it, that one too."""
        return [e for e in (self.entidad, self.entidad_presenta) if e is not None]

    @property
    def paso_de_revision(self) -> Estado:
        """Where it goes once the entity has vouched."""
        return Estado.REVISION if self.ruta == Ruta.LECCION else Estado.ADMISIBILIDAD

    def get_absolute_url(self):
        return reverse("seguimiento", args=[self.uuid])

    def copiar_de(self, texto: Ficha) -> None:
        """What lists show, as the text says it now."""
        self.titulo, self.entidad_id, self.entidad_presenta_id = (
            texto.titulo,
            texto.entidad_id,
            texto.entidad_presenta_id,
        )
