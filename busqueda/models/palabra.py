from django.db import models


class Palabra(models.Model):
    """A word of the public fichas and in how many it stands: what typos are corrected against, and what a person may type."""

    plegada = models.CharField(max_length=40, unique=True)
    forma = models.CharField(max_length=40)  # with its accents: «simplificación»
    raiz = models.CharField(max_length=40, db_index=True)
    fichas = models.PositiveIntegerField(default=0)

    def __str__(self):
        return self.forma
