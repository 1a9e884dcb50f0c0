"""Which control each field of a ficha is written in."""

from dataclasses import dataclass

from django import forms
from django.db import models
from django.utils.text import capfirst

from busqueda.rotulos import IDIOMAS
from practicas.catalogos.formularios import CampoDeLugar, CampoDeTermino, CampoDeTerminos
from practicas.catalogos.models import Termino
from practicas.fichas.cifras import MENOS, cambio
from practicas.fichas.fechas import FechaParcialField
from practicas.fichas.formularios import CampoDeCifra, CampoDeFecha, Pregunta
from practicas.fichas.formularios.campos import CampoDeEntero, CampoDePractica
from practicas.fichas.models import Practica
from practicas.fichas.models.ficha import Clasificado
from practicas.fichas.models.parte import INCOMPLETO
from practicas.fichas.texto import SeccionField, contar_palabras

# Asked for or not by what is said elsewhere: neither needed nor optional.
SEGUN_LO_DEMAS = frozenset(
    "sin_indicador participacion_detalle igualdad_detalle continuidad_detalle divulgacion_hasta "
    "linea_base linea_base_fecha logro logro_fecha".split()
)
ANIOS = ("anio", "anio_inicio", "anio_fin")


def control(campo, **opciones):
    """For `formfield_callback`: the first that fits, dressed as the site dresses its controls."""
    formulario = _elegir(campo, **opciones)
    if formulario is not None and not isinstance(formulario.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
        formulario.widget.attrs["class"] = "campo"
    return formulario


def _elegir(campo, **opciones):
    if isinstance(campo, Clasificado):
        return campo.formfield(form_class=CampoDeTerminos, **opciones)
    if isinstance(campo, models.ForeignKey) and campo.related_model is Termino:
        return campo.formfield(form_class=CampoDeTermino, **opciones)
    if isinstance(campo, models.ForeignKey) and campo.related_model is Practica:
        return CampoDePractica(
            label=capfirst(campo.verbose_name), help_text="Su código, si está publicada.", required=False
        )
    if campo.name == "idioma":
        return campo.formfield(widget=forms.Select(choices=list(IDIOMAS.items())), help_text="En que está escrita.")
    if campo.name == "ubigeo":
        return campo.formfield(form_class=CampoDeLugar, **opciones)
    if isinstance(campo, models.BooleanField) and campo.null:
        return campo.formfield(widget=Pregunta(), **opciones)
    if isinstance(campo, SeccionField):
        return campo.formfield(
            widget=forms.Textarea(attrs={"rows": _renglones(campo), "data-palabras": campo.palabras})
        )
    if isinstance(campo, models.URLField):
        return campo.formfield(assume_scheme="https", **opciones)
    if isinstance(campo, models.TextField):
        return campo.formfield(widget=forms.Textarea(attrs={"rows": 5}), **opciones)
    for modelo, clase in _POR_CLASE:
        if isinstance(campo, modelo) and campo.name not in ANIOS:
            return campo.formfield(form_class=clase, **opciones)
    return campo.formfield(**opciones)


_POR_CLASE = (
    (FechaParcialField, CampoDeFecha),
    (models.DecimalField, CampoDeCifra),
    (models.IntegerField, CampoDeEntero),
)


@dataclass(frozen=True)
class Palabras:
    """Of a section, against its budget."""

    cuantas: int
    limite: int

    @property
    def sobran(self) -> int:
        return max(0, self.cuantas - self.limite)

    @property
    def parte(self) -> int:
        """Of the bar: from 0 to 100."""
        return min(100, 100 * self.cuantas // self.limite)


def palabras_de(campo: forms.BoundField) -> Palabras | None:
    """None without a budget."""
    limite = campo.field.widget.attrs.get("data-palabras")
    return Palabras(contar_palabras(campo.value() or ""), limite) if limite else None


def es_cifra(campo: forms.BoundField) -> bool:
    return isinstance(campo.field, CampoDeCifra | CampoDeEntero)


def leido(campo: forms.BoundField) -> str:
    """«Se leyó: 1,234.5», of a figure that can be read; of what was achieved, with its change."""
    if not es_cifra(campo):
        return ""
    try:
        valor = campo.field.to_python(campo.value())
    except forms.ValidationError:
        return ""
    return "" if valor is None else f"Se leyó: {campo.field.prepare_value(valor)}{_cambio(campo)}"


def _cambio(campo: forms.BoundField) -> str:
    """«, sube 407 %»."""
    dicho = cambio(campo.form.instance) if campo.name == "logro" else ""
    verbo = {"+": "sube", MENOS: "baja"}.get(dicho[:1], "")
    return f", {verbo} {dicho[1:]}" if verbo else ""


def _renglones(campo: SeccionField) -> int:
    return min(14, max(4, campo.palabras // 14))


class AdmiteLoQueFalta:
    """Mixed into a model form: what is missing never keeps a draft from being saved; what cannot be read is told."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre, campo in self.fields.items():
            if nombre != "titulo" and not self._no_puede_faltar(nombre):
                campo.required = False

    def marcar_opcionales(self, se_piden: set[str]) -> None:
        """For the page: all but those asked for."""
        for nombre, campo in self.fields.items():
            campo.opcional = nombre not in se_piden | SEGUN_LO_DEMAS

    def _no_puede_faltar(self, nombre: str) -> bool:
        """The table has no place for a row without it."""
        campo = self._meta.model._meta.get_field(nombre)
        return not campo.null and isinstance(campo, models.ForeignKey | models.DecimalField)

    def _update_errors(self, errors):
        if hasattr(errors, "error_dict"):
            graves = {campo: [e for e in lista if e.code != INCOMPLETO] for campo, lista in errors.error_dict.items()}
            errors.error_dict = {campo: lista for campo, lista in graves.items() if lista}
            if not errors.error_dict:
                return
        super()._update_errors(errors)

    def validate_unique(self):
        """Of a text and not of a row."""

    def validate_constraints(self):
        """As above."""
