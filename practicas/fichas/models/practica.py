from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from practicas.catalogos.models import Termino
from practicas.catalogos.models.etiqueta import EtiquetasField

from .. import clasificaciones, sustento
from ..texto import SeccionField
from .evidencia import Evidencia
from .ficha import Clasificado, Ficha
from .parte import falta

MAXIMO_DE_HITOS = 8


class Practica(Ficha):
    """Something an entity did, with evidence of results, that others can replicate."""

    TIPO = "practica"
    PREFIJO = "BP"
    CLASIFICACIONES = clasificaciones.COMUNES + clasificaciones.DE_PRACTICA
    CONDICION_PUBLICA = Q()
    CONDICION_CON_NOMBRE = Q()

    class Situacion(models.TextChoices):
        PILOTO = "piloto", "Piloto"
        EN_MARCHA = "en-marcha", "En marcha"
        INSTITUCIONALIZADA = "institucionalizada", "Institucionalizada por norma"
        CONCLUIDA = "concluida", "Concluida"
        DISCONTINUADA = "discontinuada", "Discontinuada"

    problema = SeccionField("el problema", palabras=200)
    poblacion_objetivo = SeccionField("a quiénes va dirigida", palabras=80)
    objetivo = SeccionField("qué se buscaba", palabras=80)
    solucion = SeccionField("qué hicieron", palabras=500)
    pasos = models.TextField("pasos", blank=True, default="", help_text="Uno por línea, en orden.")
    resultados = SeccionField("resultados", palabras=300)
    sin_indicador = SeccionField("por qué no hay indicador", palabras=80)
    que_no_funciono = SeccionField("qué no funcionó", palabras=200)
    sostenibilidad = SeccionField("cómo se sostiene", palabras=150)
    participacion = models.BooleanField("¿Participó la población?", null=True, blank=True)
    participacion_detalle = models.CharField("cómo participó", max_length=300, blank=True)
    igualdad = models.BooleanField("¿Redujo alguna desigualdad?", null=True, blank=True)
    igualdad_detalle = models.CharField("género, interculturalidad o discapacidad", max_length=300, blank=True)
    continuidad = models.BooleanField("¿Siguió tras un cambio de autoridades?", null=True, blank=True)
    continuidad_detalle = models.CharField("qué la sostuvo", max_length=300, blank=True)
    situacion = models.CharField("situación", max_length=20, choices=Situacion, blank=True)
    tipo_proceso = models.ForeignKey(
        Termino,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tipo de proceso",
        limit_choices_to={"vocabulario__clave": "tipo_proceso"},
    )
    etapas_cambio = Clasificado(clasificaciones.DE_PRACTICA[0])
    beneficiarios = models.PositiveIntegerField("a cuántos sirvió", null=True, blank=True)
    beneficiarios_detalle = models.CharField(
        "a quiénes sirvió", max_length=200, blank=True, help_text="Se lee después de la cifra: «comerciantes al año»."
    )
    etiquetas = EtiquetasField(through="fichas.EtiquetaDePractica")

    class Meta(Ficha.Meta):
        verbose_name = "buena práctica"
        verbose_name_plural = "buenas prácticas"
        permissions = [("retirar_practica", "Puede retirar y restaurar prácticas publicadas")]

    def clean(self):
        super().clean()
        if len(self.hitos.all()) > MAXIMO_DE_HITOS:
            raise ValidationError(f"Hay {len(self.hitos.all())} hitos: deje los {MAXIMO_DE_HITOS} que más importaron.")
        if self.costo is not None:
            suma = sum(f.monto for f in self.financiamientos.all())
            if suma and suma != self.costo:
                raise falta(
                    "costo", f"Las fuentes de financiamiento suman S/ {suma:,.2f}: ajuste el costo o las fuentes."
                )

    def se_cita_desde(self, entidad_id: int | None) -> bool:
        """Whether a lesson of that entity may name it: public, or its own."""
        return self.es_publica or self.entidad_id == entidad_id

    @property
    def titular(self):
        """The indicator that opens the ficha: the first one with something to compare."""
        return next((i for i in self.indicadores.all() if None not in (i.linea_base, i.logro)), None)

    def estado_de(self, indicador) -> str:
        """Of the first evidence bound to it; without any, what the entity itself declares."""
        parte = sustento.de_parte("indicadores", indicador.clave)
        suyas = (e.estado for e in self.evidencias.all() if sustento.sustenta(e, parte))
        return next(suyas, Evidencia.Estado.AUTODECLARADA)

    @property
    def lista_de_pasos(self) -> list[str]:
        return [linea.strip() for linea in self.pasos.splitlines() if linea.strip()]
