import uuid

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Orderable

# Code of the errors that a draft may carry and a published text may not.
INCOMPLETO = "incompleto"


def falta(campo: str, mensaje: str) -> ValidationError:
    """What must be completed in `campo` before publishing; a form that saves a draft lets it pass."""
    return ValidationError({campo: ValidationError(mensaje, code=INCOMPLETO)})


class Parte(Orderable):
    """A row that belongs to a ficha. `clave` outlives revisions, so that evidence and remarks can point at it."""

    clave = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, **kwargs):
        self.guardar_archivos()
        super().save(**kwargs)

    def guardar_archivos(self):
        """Write what was uploaded now: a draft of a live ficha keeps only the name of the file, and no row is saved."""
        for campo in self._meta.fields:
            if isinstance(campo, models.FileField):
                archivo = getattr(self, campo.name)
                if archivo and not archivo._committed:
                    archivo.save(archivo.name, archivo.file, save=False)
