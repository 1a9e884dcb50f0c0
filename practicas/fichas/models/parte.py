import uuid

from django.db import models
from wagtail.models import Orderable


class Parte(Orderable):
    """A row that belongs to a ficha. `clave` outlives revisions, so that evidence and remarks can point at it."""

    clave = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta(Orderable.Meta):
        abstract = True
