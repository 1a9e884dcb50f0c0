import hashlib

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey

from ..archivos import validar_archivo
from .parte import Parte, falta


class Evidencia(Parte):
    """A file or a link that supports what the ficha claims. It points at the claim by path, never by a key to a sibling."""

    class Estado(models.TextChoices):
        AUTODECLARADA = "autodeclarada", "Autodeclarada"
        DOCUMENTAL = "documental", "Verificada documental"
        CAMPO = "campo", "Verificada en campo"
        INDEPENDIENTE = "independiente", "Evaluación independiente"

    titulo = models.CharField("título", max_length=200)
    descripcion = models.CharField("descripción", max_length=300, blank=True)
    archivo = models.FileField("archivo", upload_to="evidencias/%Y/", blank=True, validators=[validar_archivo])
    enlace = models.URLField("enlace", max_length=500, blank=True)
    estado = models.CharField("estado", max_length=14, choices=Estado, default=Estado.AUTODECLARADA)
    sustenta = models.JSONField(
        "qué sustenta",
        default=list,
        blank=True,
        help_text="Rutas dentro de la ficha: «resultados» o «indicadores.<clave>».",
    )
    huella = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    subida = models.DateField("fecha de carga", null=True, blank=True, editable=False)

    class Meta(Parte.Meta):
        abstract = True
        verbose_name = "evidencia"
        verbose_name_plural = "evidencias"

    def __str__(self):
        return self.titulo

    def clean(self):
        if not self.archivo and not self.enlace:
            raise falta("enlace", "Suba un archivo o escriba el enlace de la evidencia.")

    def guardar_archivos(self):
        if self.archivo and not self.archivo._committed:
            self.huella = hashlib.file_digest(self.archivo.file.open(), "sha256").hexdigest()
            self.archivo.file.seek(0)
            self.subida = timezone.localdate()
        super().guardar_archivos()


class EvidenciaDePractica(Evidencia):
    ficha = ParentalKey("fichas.Practica", on_delete=models.CASCADE, related_name="evidencias")

    class Meta(Evidencia.Meta):
        pass


class EvidenciaDeLeccion(Evidencia):
    ficha = ParentalKey("fichas.Leccion", on_delete=models.CASCADE, related_name="evidencias")

    class Meta(Evidencia.Meta):
        pass
