from django.db import models


class PlantillaDeObservacion(models.Model):
    """A remark that is made often, in words that do not frighten."""

    titulo = models.CharField("título", max_length=80, unique=True)
    texto = models.TextField("texto", max_length=2000)
    campo = models.CharField("campo", max_length=60, blank=True, help_text="Vacío: sirve para cualquiera.")

    class Meta:
        verbose_name = "plantilla de observación"
        verbose_name_plural = "plantillas de observación"
        ordering = ["campo", "titulo"]

    def __str__(self):
        return self.titulo
