from django.db import models, transaction


class Correlativo(models.Model):
    """The last number given in a year. A number once given is never given again, whatever becomes of its ficha."""

    prefijo = models.CharField(max_length=4)
    anio = models.PositiveSmallIntegerField()
    ultimo = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefijo", "anio"], name="correlativo_unico")]

    def __str__(self):
        return f"{self.prefijo}-{self.anio}: {self.ultimo}"

    @classmethod
    def siguiente(cls, prefijo: str, anio: int) -> str:
        """«BP-2026-00042». Waits for whoever is taking one; given back if the transaction fails."""
        with transaction.atomic():
            cls.objects.get_or_create(prefijo=prefijo, anio=anio)
            fila = cls.objects.select_for_update().get(prefijo=prefijo, anio=anio)
            fila.ultimo += 1
            fila.save(update_fields=["ultimo"])
        return f"{prefijo}-{anio}-{fila.ultimo:05d}"
