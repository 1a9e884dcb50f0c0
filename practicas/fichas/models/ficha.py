from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, ModelLogEntry, PreviewableMixin, RevisionMixin

from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad
from practicas.entidades.models.entidad import validar_ubigeo

from .. import clasificaciones
from ..signals import fichas_cambiadas
from .ficha_queryset import FichaQuerySet

# Written when a draft is kept beside a live text: nothing that shows.
SOLO_DE_BORRADOR = {
    "latest_revision",
    "latest_revision_id",
    "has_unpublished_changes",
    "locked",
    "locked_by",
    "locked_at",
}
ACCION_QUE_VALIDA = "yachay.validar"
ACCIONES_QUE_PUBLICAN = ("wagtail.publish", "wagtail.publish.scheduled")


class Clasificado(ParentalManyToManyField):
    """A relation to terms of one vocabulary, in whatever version: part of the revision, so a draft changes no live row."""

    def __init__(self, clasificacion: clasificaciones.Clasificacion | None = None, **kwargs):
        if clasificacion:
            kwargs = {
                "to": Termino,
                "blank": True,
                "related_name": "+",
                "verbose_name": clasificacion.titulo.lower(),
                "limit_choices_to": {"vocabulario__clave": clasificacion.vocabulario},
                "help_text": clasificacion.ayuda,
                **kwargs,
            }
        super().__init__(**kwargs)


class Ficha(PreviewableMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """A record of the repository. The table row is what the public may see once `live`; drafts live in revisions."""

    TIPO: str  # «practica» or «leccion», as in files, addresses and the API
    PREFIJO: str  # of the permanent code
    CLASIFICACIONES: tuple[clasificaciones.Clasificacion, ...]
    admite_mensajes = False  # whether there is a mailbox behind its page: told by `presentar`, which hides it

    class Validacion(models.TextChoices):
        IMPORTADA = "importada", "Importada: sin revisión de la SGP"
        DOCUMENTADA = "documentada", "Documentada: sin evaluación técnica"
        VALIDADA = "validada", "Validada"

    codigo = models.CharField("código", max_length=20, unique=True, null=True, blank=True, editable=False)
    titulo = models.CharField("título", max_length=100)
    resumen = models.TextField("resumen", max_length=600)
    entidad = models.ForeignKey(
        Entidad, models.PROTECT, related_name="%(class)ss", verbose_name="entidad", help_text="La que lo hizo."
    )
    entidad_presenta = models.ForeignKey(
        Entidad,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss_presentadas",
        verbose_name="entidad que la presenta",
        help_text="Solo si es otra: un ministerio puede presentar el caso de una municipalidad.",
    )
    unidad = models.CharField("unidad", max_length=200, blank=True, help_text="Gerencia, UGEL, hospital, sede…")
    temas, pilares, ejes, funciones, enfoques, lineamientos, deficiencias, ods, instrumentos = (
        Clasificado(c) for c in clasificaciones.COMUNES
    )
    ubigeo = models.CharField(
        "lugar", max_length=6, blank=True, validators=[validar_ubigeo], help_text="UBIGEO. Vacío: todo el país."
    )
    anio_inicio = models.PositiveSmallIntegerField(
        "año de inicio", null=True, blank=True, validators=[MinValueValidator(1950)]
    )
    anio_fin = models.PositiveSmallIntegerField("año de término", null=True, blank=True, help_text="Vacío: sigue.")
    costo = models.DecimalField(
        "costo (S/)",
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="0 si no tuvo costo adicional; vacío si no se sabe.",
    )
    duracion = models.PositiveSmallIntegerField("duración (meses)", null=True, blank=True)
    contacto_area = models.CharField("área de contacto", max_length=200, blank=True)
    contacto_correo = models.EmailField("buzón de contacto", blank=True, help_text="Institucional, no de una persona.")
    idioma = models.CharField(
        "idioma",
        max_length=2,
        default="es",
        validators=[RegexValidator(r"^[a-z]{2}$", "Escriba el código de dos letras: es, qu, ay, en…")],
        help_text="ISO 639-1: es, qu, ay, en…",
    )
    fuente = models.CharField("catálogo de origen", max_length=120, blank=True)
    codigo_externo = models.CharField("código en su origen", max_length=200, blank=True)
    enlace_externo = models.URLField("dirección en su origen", max_length=500, blank=True)
    validacion = models.CharField("nivel", max_length=12, choices=Validacion, blank=True, editable=False)
    retirada = models.BooleanField("retirada", default=False, editable=False)
    demostracion = models.BooleanField("de demostración", default=False)
    creada = models.DateTimeField("creada", auto_now_add=True)

    objects = FichaQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-first_published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fuente", "codigo_externo"],
                condition=~models.Q(codigo_externo=""),
                name="%(class)s_origen_unico",
                violation_error_message="Ya hay una ficha con ese código en ese catálogo de origen.",
            ),
        ]

    def __str__(self):
        return self.titulo

    def get_absolute_url(self):
        return reverse("ficha", args=[self.codigo]) if self.codigo else ""

    def clean(self):
        super().clean()
        hoy = date.today().year
        if self.anio_inicio and self.anio_inicio > hoy:
            raise ValidationError({"anio_inicio": f"El año de inicio no puede ser posterior a {hoy}."})
        if self.anio_fin and self.anio_fin > hoy:
            raise ValidationError(
                {"anio_fin": f"El año de término no puede ser posterior a {hoy}: si sigue, déjelo vacío."}
            )
        if self.anio_fin and self.anio_inicio and self.anio_fin < self.anio_inicio:
            raise ValidationError(
                {"anio_fin": f"El término ({self.anio_fin}) es anterior al inicio ({self.anio_inicio})."}
            )

    def save(self, **kwargs):
        with transaction.atomic():
            super().save(**kwargs)
            if not set(kwargs.get("update_fields") or {"*"}) <= SOLO_DE_BORRADOR:
                self.avisar()

    def delete(self, **kwargs):
        with transaction.atomic():
            self.avisar()
            return super().delete(**kwargs)

    def avisar(self):
        fichas_cambiadas.send(type(self), tipo=self.TIPO, pks=[self.pk])

    def with_content_json(self, content):
        """What belongs to the ficha and not to one of its texts is kept: code, level, withdrawal."""
        ficha = super().with_content_json(content)
        for campo in ("codigo", "validacion", "retirada", "demostracion", "creada"):
            setattr(ficha, campo, getattr(self, campo))
        return ficha

    def publish(self, revision, user=None, **opciones):
        from ..actions import PublicarRevision

        sin_permiso = opciones.pop("skip_permission_checks", False)
        return PublicarRevision(revision, user=user, **opciones).execute(skip_permission_checks=sin_permiso)

    def unpublish(self, set_expired=False, commit=True, user=None, log_action=True):
        with transaction.atomic():
            super().unpublish(set_expired=set_expired, commit=commit, user=user, log_action=log_action)

    def get_preview_template(self, request, mode_name):
        return f"portal/{self.TIPO}.html"

    def get_preview_context(self, request, mode_name):
        from ..presentacion import presentar

        return super().get_preview_context(request, mode_name) | {"ficha": presentar(self), "vista_previa": True}

    @property
    def es_publica(self) -> bool:
        """Whether anybody may see it: published, not withdrawn, not held back."""
        return self.live and not self.retirada

    @property
    def duracion_en_anios(self) -> str:
        """«2021–2023», «2022–sigue», «2020»; empty without a start."""
        if not self.anio_inicio:
            return ""
        if self.anio_fin == self.anio_inicio:
            return str(self.anio_inicio)
        return f"{self.anio_inicio}–{self.anio_fin or 'sigue'}"

    @property
    def anios(self) -> list[int]:
        """Every year it covers; only the first while it has no end."""
        if not self.anio_inicio:
            return []
        return list(range(self.anio_inicio, (self.anio_fin or self.anio_inicio) + 1))

    def numero_de_version(self) -> int:
        """How many times it was published: 1 for the first text."""
        return self.publicaciones().count()

    def publicaciones(self):
        """Log entries of each time a text of it went live, oldest first."""
        return (
            ModelLogEntry.objects.for_instance(self)
            .filter(action__in=ACCIONES_QUE_PUBLICAN)
            .order_by("timestamp", "pk")
        )

    @property
    def publicada_el(self):
        return self.first_published_at and timezone.localdate(self.first_published_at)
