from django.core.validators import RegexValidator
from django.db import models


class DiaNoLaborable(models.Model):
    """A day off by decree, nationwide or in one place; ordinary holidays come from the calendar library."""

    fecha = models.DateField("fecha")
    ambito = models.CharField(
        "ámbito",
        max_length=8,
        default="nacional",
        validators=[RegexValidator(r"^(nacional|\d{2}|\d{4}|\d{6})$", "Escriba «nacional» o un UBIGEO.")],
        help_text="«nacional» o el UBIGEO del departamento, la provincia o el distrito.",
    )
    norma = models.CharField("norma", max_length=200, help_text="Por ejemplo, «D.S. N.° 011-2024-PCM».")

    class Meta:
        verbose_name = "día no laborable"
        verbose_name_plural = "días no laborables"
        ordering = ["-fecha"]
        constraints = [models.UniqueConstraint(fields=["fecha", "ambito"], name="dia_no_laborable_unico")]

    def __str__(self):
        return f"{self.fecha:%d/%m/%Y} ({self.ambito})"
