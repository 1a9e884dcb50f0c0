from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q


class ErrorInformado(models.Model):
    """«This is wrong», told by somebody who read a ficha."""

    class Estado(models.TextChoices):
        ABIERTO = "abierto", "Abierto"
        RESPONDIDO = "respondido", "Respondido"
        CERRADO = "cerrado", "Cerrado sin responder"

    MAXIMO_DE_DESCRIPCION = 2000
    MAXIMO_DE_RESPUESTA = 2000

    # A code, not a key: a practice and a lesson alike.
    ficha = models.CharField("código de la ficha", max_length=20, db_index=True)
    descripcion = models.TextField("qué está mal", validators=[MaxLengthValidator(MAXIMO_DE_DESCRIPCION)])
    correo = models.EmailField("correo", blank=True)
    estado = models.CharField("estado", max_length=10, choices=Estado, default=Estado.ABIERTO)
    respuesta = models.TextField("respuesta", blank=True, validators=[MaxLengthValidator(MAXIMO_DE_RESPUESTA)])
    creado = models.DateTimeField("creado", auto_now_add=True)
    atendido_el = models.DateTimeField("atendido el", null=True, blank=True)
    atendido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="atendido por"
    )

    class Meta:
        verbose_name = "error informado"
        verbose_name_plural = "errores informados"
        ordering = ["-creado", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="error_respondido_con_palabras", condition=~Q(estado="respondido") | ~Q(respuesta="")
            ),
            models.CheckConstraint(
                name="error_sin_correo_guardado_de_mas", condition=Q(correo="") | Q(estado="abierto")
            ),
        ]

    def __str__(self):
        return f"{self.ficha}, {self.creado:%d/%m/%Y}"

    @property
    def comienzo(self) -> str:
        return self.descripcion[:80]

    @property
    def esta_abierto(self) -> bool:
        return self.estado == self.Estado.ABIERTO
