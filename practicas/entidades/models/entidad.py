from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from modelcluster.models import ClusterableModel

from practicas.catalogos import lugares
from practicas.catalogos.models import Termino
from practicas.catalogos.plegado import plegar

from ..ruc import validar_ruc
from ..signals import entidades_cambiadas


def validar_ubigeo(codigo: str) -> None:
    if codigo and not lugares.existe(codigo):
        raise ValidationError(f"«{codigo}» no es un UBIGEO del INEI: use 2, 4 o 6 dígitos.")


class EntidadQuerySet(models.QuerySet):
    def get_by_natural_key(self, codigo):
        return self.get(codigo=codigo)

    def vigentes(self):
        return self.filter(vigente=True)

    def nombres(self) -> dict[str, str]:
        """Code → name as it is always shown."""
        filas = self.order_by().values_list("codigo", "nombre", "homonima", "pais", "ubigeo")
        return {
            codigo: con_lugar(nombre, _ubicacion(*donde) if homonima else "")
            for codigo, nombre, homonima, *donde in filas
        }

    def con_catalogo(self):
        """With the terms that every page about an entity shows."""
        return self.select_related("nivel__vocabulario", "nivel__padre__padre", "sector__vocabulario")

    def distinguir(self, nombres) -> list[int]:
        """Mark as namesakes those of these names that are several, and only them. Return whose mark changed."""
        cambiadas = []
        for nombre in nombres:
            suyas = self.filter(nombre=nombre)
            varias = suyas.count() > 1
            cambiadas += suyas.exclude(homonima=varias).values_list("pk", flat=True)
            suyas.update(homonima=varias)
        return cambiadas

    def de_texto(self, texto: str):
        """Those whose name, acronym or place has every word of `texto`, however accented."""
        filtro = Q()
        for palabra in plegar(texto).split():
            filtro &= Q(plegado__contains=palabra)
        return self.filter(filtro)


class Entidad(ClusterableModel):
    """A public body. `codigo` is ours and permanent: those of the MEF are neither unique nor complete."""

    codigo = models.CharField(
        "código", max_length=120, unique=True, validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*$")]
    )
    codigo_mef = models.CharField("código MEF", max_length=10, blank=True)
    nombre = models.CharField("nombre", max_length=250)
    sigla = models.CharField("sigla", max_length=40, blank=True)
    nivel = models.ForeignKey(
        Termino,
        models.PROTECT,
        related_name="+",
        verbose_name="nivel de gobierno",
        limit_choices_to={"vocabulario__clave": "nivel"},
    )
    sector = models.ForeignKey(
        Termino,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="sector",
        limit_choices_to={"vocabulario__clave": "sector"},
    )
    poder = models.CharField("poder u organismo", max_length=80, blank=True)
    ubigeo = models.CharField("UBIGEO", max_length=6, blank=True, validators=[validar_ubigeo])
    ruc = models.CharField("RUC", max_length=11, blank=True, validators=[validar_ruc])
    poblacion = models.PositiveIntegerField("población que atiende", null=True, blank=True)
    altitud = models.IntegerField("altitud (m s. n. m.)", null=True, blank=True)
    pais = models.CharField("país, si no es el Perú", max_length=80, blank=True)
    externa = models.BooleanField(
        "externa",
        default=False,
        help_text="Creada al importar un catálogo ajeno: no tiene representantes ni presenta fichas.",
    )
    demostracion = models.BooleanField("de demostración", default=False)
    correo_oficial = models.EmailField(
        "correo oficial", blank=True, help_text="El de su mesa de partes: recibe lo que nadie atendió a tiempo."
    )
    vigente = models.BooleanField("vigente", default=True)
    sucesora = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="antecesoras", verbose_name="entidad que la sucede"
    )
    homonima = models.BooleanField(editable=False, default=False)
    plegado = models.TextField(editable=False, default="")

    objects = EntidadQuerySet.as_manager()

    class Meta:
        verbose_name = "entidad"
        verbose_name_plural = "entidades"
        ordering = ["nombre", "codigo"]
        indexes = [models.Index(fields=["codigo_mef"], name="entidad_codigo_mef")]

    def __str__(self):
        return self.nombre_completo

    def natural_key(self):
        return (self.codigo,)

    natural_key.dependencies = ["catalogos.termino"]

    def get_absolute_url(self):
        return reverse("entidad", args=[self.codigo])

    def clean(self):
        if self.sucesora_id and self.sucesora_id == self.pk:
            raise ValidationError({"sucesora": "Una entidad no puede sucederse a sí misma."})

    def save(self, **kwargs):
        antes = (f"{n.nombre} {n.sigla}" for n in self.nombres_anteriores.all())
        self.plegado = plegar(" ".join([self.nombre, self.sigla, self.ubicacion, *antes]))
        with transaction.atomic():
            nombres = {self.nombre, *Entidad.objects.filter(pk=self.pk).values_list("nombre", flat=True)}
            super().save(**kwargs)
            distinguidas = Entidad.objects.distinguir(nombres)
            self.homonima = Entidad.objects.filter(nombre=self.nombre).exclude(pk=self.pk).exists()
            entidades_cambiadas.send(type(self), pks={self.pk, *distinguidas})

    @property
    def ubicacion(self) -> str:
        """«Melgar, Puno»; the country of a foreign body; empty for a nationwide one."""
        return _ubicacion(self.pais, self.ubigeo)

    @property
    def nombre_completo(self) -> str:
        """«Municipalidad Distrital de Santa Rosa (Melgar, Puno)»: a homonym is always shown with its place."""
        return con_lugar(self.nombre, self.ubicacion if self.homonima else "")


def con_lugar(nombre: str, ubicacion: str) -> str:
    return f"{nombre} ({ubicacion})" if ubicacion else nombre


def _ubicacion(pais: str, ubigeo: str) -> str:
    return pais or (lugares.ubicacion(ubigeo) if ubigeo else "")


def nivel_en_palabras(entidad: Entidad) -> str:
    """«Local, municipalidad provincial»: the first level and the last."""
    nivel = entidad.nivel
    primero = nivel
    while primero.padre:
        primero = primero.padre
    if primero == nivel:
        return nivel.nombre
    comun = nivel.nombre[1:].islower()  # «Poder Judicial» keeps its capitals
    return f"{primero.nombre}, {nivel.nombre.lower() if comun else nivel.nombre}"
