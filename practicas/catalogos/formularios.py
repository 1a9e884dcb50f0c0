"""Form fields for what every form of the admin has: terms of a vocabulary, in tree order, and places by name."""

from functools import cache
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.forms.models import WagtailAdminModelForm

from . import lugares

AYUDA_DE_LUGAR = "Escriba parte del nombre y elija de la lista. Déjelo vacío si es todo el país."


class PorVersion(ModelChoiceIterator):
    """Terms in the order of the tree; under the name of their version where there are several."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        versiones = [(v, list(ts)) for v, ts in groupby(self.queryset, key=lambda t: t.vocabulario)]
        for vocabulario, terminos in versiones:
            opciones = [self.choice(t) for t in terminos]
            if len(versiones) == 1:
                yield from opciones
            else:
                yield str(vocabulario), opciones


class _DeTerminos:
    iterator = PorVersion

    def label_from_instance(self, termino) -> str:
        retirado = "" if termino.vigente else " (retirado)"
        return f"{termino.nombre}{retirado}"

    def ofrecer(self, elegidos) -> None:
        """Leave in the list what is in force, and what the row being edited already has."""
        self.queryset = self.queryset.ofrecidos([getattr(t, "pk", t) for t in elegidos])


class CampoDeTermino(_DeTerminos, forms.ModelChoiceField):
    def label_from_instance(self, termino) -> str:
        # Only a list of one column can show the depth in the words.
        return "\u2007\u2007" * termino.profundidad + super().label_from_instance(termino)


class CasillasDeTerminos(forms.CheckboxSelectMultiple):
    """Boxes to tick, set in by their depth in the tree; the definition shows on hover."""

    def create_option(self, name, value, *args, **kwargs):
        opcion = super().create_option(name, value, *args, **kwargs)
        if termino := getattr(value, "instance", None):
            opcion["attrs"] |= {"data-profundidad": termino.profundidad, "title": termino.definicion}
        return opcion


class CampoDeTerminos(_DeTerminos, forms.ModelMultipleChoiceField):
    widget = CasillasDeTerminos

    def __init__(self, *args, maximo: int | None = None, **kwargs):
        self.maximo = maximo
        super().__init__(*args, **kwargs)

    def clean(self, value):
        terminos = super().clean(value)
        if self.maximo and len(terminos) > self.maximo:
            raise ValidationError(f"Elija {self.maximo} como máximo: ahora hay {len(terminos)}.")
        return terminos


class ConTerminos:
    """Mixed into a model form: its fields of terms offer what is in force and what was already chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre, campo in self.fields.items():
            if isinstance(campo, _DeTerminos):
                actual = self.initial.get(nombre)
                varios = isinstance(campo, CampoDeTerminos)
                campo.ofrecer((actual or []) if varios else [t for t in (actual,) if t])


@cache
def _lista_de_lugares() -> SafeString:
    opciones = format_html_join(
        "", '<option value="{}"></option>', ((n,) for n in lugares.nombres_completos().values())
    )
    return format_html('<datalist id="lugares">{}</datalist>', opciones)


class EscribirLugar(forms.TextInput):
    """Type part of the name and pick: the browser filters the list, without a script."""

    def __init__(self, attrs=None):
        super().__init__({"list": "lugares", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value):
        return lugares.nombres_completos().get(value, value)

    def render(self, name, value, attrs=None, renderer=None):
        return super().render(name, value, attrs, renderer) + _lista_de_lugares()


class CampoDeLugar(forms.CharField):
    """A UBIGEO that people read and write as «Macari, Melgar, Puno»."""

    widget = EscribirLugar

    def __init__(self, *args, max_length=None, **kwargs):
        # What has a length is the code, not the name typed.
        super().__init__(*args, **kwargs)

    def clean(self, value):
        texto = super().clean(value)
        codigo = lugares.leer(texto) if texto else ""
        if codigo is None:
            raise ValidationError(f"No hay un lugar «{texto}»: escriba parte del nombre y elíjalo de la lista.")
        return codigo


class FormularioConTerminos(ConTerminos, WagtailAdminModelForm):
    """Base of the forms of the catalogues. What other records know it by cannot be changed once it exists."""

    PERMANENTES: tuple[str, ...] = ()

    class Media:
        css = {"all": ["catalogos/casillas.css"]}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre in self.PERMANENTES:
            if self.instance.pk and nombre in self.fields:
                self.fields[nombre].disabled = True
