from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from practicas.catalogos.models.etiqueta import EtiquetasField

from .. import clasificaciones
from ..texto import SeccionField
from .ficha import Ficha
from .parte import falta
from .practica import Practica

PLAZO_MAXIMO_DIFERIDA = timedelta(days=731)  # 24 months


class Leccion(Ficha):
    """What an experience, successful or failed, teaches, with a recommendation."""

    TIPO = "leccion"
    PREFIJO = "LA"
    CLASIFICACIONES = clasificaciones.COMUNES

    class Resultado(models.TextChoices):
        EXITO = "exito", "Se logró"
        PARCIAL = "parcial", "Se logró en parte"
        FRACASO = "fracaso", "No se logró lo esperado"

    class Divulgacion(models.TextChoices):
        PUBLICA = "publica", "Pública"
        ANONIMA = "anonima", "Anónima: sin el nombre de la entidad"
        RESTRINGIDA = "restringida", "Restringida: la entidad y la SGP"
        DIFERIDA = "diferida", "Diferida: pública desde una fecha"

    DIVULGACIONES_PUBLICAS = (Divulgacion.PUBLICA, Divulgacion.ANONIMA)
    CONDICION_PUBLICA = Q(divulgacion__in=DIVULGACIONES_PUBLICAS)
    CONDICION_CON_NOMBRE = ~Q(divulgacion=Divulgacion.ANONIMA)

    contexto = SeccionField("el contexto", palabras=200)
    que_se_esperaba = SeccionField("qué se esperaba", palabras=120)
    que_ocurrio = SeccionField("qué ocurrió", palabras=300)
    causas = SeccionField("por qué", palabras=300)
    recomendacion = SeccionField("recomendación", palabras=80)
    a_quien_sirve = SeccionField("a quién le sirve", palabras=80)
    resultado = models.CharField("resultado", max_length=8, choices=Resultado, blank=True)
    resultado_detalle = models.CharField(
        "la prueba, en una frase", max_length=160, blank=True, help_text="Con su número: «11 de 11 requisitos…»."
    )
    riesgo_evitado = models.CharField("riesgo que evita", max_length=300, blank=True)
    practica = models.ForeignKey(
        Practica,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lecciones",
        verbose_name="práctica de la que salió",
    )
    divulgacion = models.CharField(
        "quién puede verla",
        max_length=12,
        choices=Divulgacion,
        default=Divulgacion.PUBLICA,
        help_text="Restringir aquí no exime de la ley de transparencia ni de los órganos de control.",
    )
    divulgacion_hasta = models.DateField("pública desde", null=True, blank=True, help_text="Hasta 24 meses.")
    anonimato_revisado = models.BooleanField(
        "leí el texto: no nombra a la entidad, su sigla ni su lugar",
        default=False,
        help_text="Solo si es anónima. Sin esta respuesta no puede enviarse.",
    )
    etiquetas_aprobadas = models.BooleanField(
        "las etiquetas no delatan a la entidad", default=False, help_text="Solo si es anónima. Lo marca quien revisa."
    )
    etiquetas = EtiquetasField(through="fichas.EtiquetaDeLeccion")

    class Meta(Ficha.Meta):
        verbose_name = "lección aprendida"
        verbose_name_plural = "lecciones aprendidas"
        permissions = [("retirar_leccion", "Puede retirar y restaurar lecciones publicadas")]

    def clean(self):
        super().clean()
        if self.divulgacion != self.Divulgacion.DIFERIDA:
            return
        hoy = timezone.localdate()
        if not self.divulgacion_hasta:
            raise falta("divulgacion_hasta", "Escriba desde qué fecha puede ser pública.")
        if self.divulgacion_hasta > hoy + PLAZO_MAXIMO_DIFERIDA:
            raise ValidationError({"divulgacion_hasta": "La fecha pasa de 24 meses: elija una más cercana."})

    @property
    def es_publica(self) -> bool:
        return super().es_publica and self.divulgacion in self.DIVULGACIONES_PUBLICAS

    @property
    def es_anonima(self) -> bool:
        return self.divulgacion == self.Divulgacion.ANONIMA
