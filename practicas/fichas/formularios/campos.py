"""Fields that read what officials type and show it back as it was read."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from ..cifras import leer_cifra
from ..fechas import escribir_fecha, leer_fecha
from ..models import Ficha, Practica
from ..sustento import INDICADOR
from ..texto import SeccionField


class CampoDeCifra(forms.DecimalField):
    """«1,234.5», «1 234,50» and «1234.5» are one figure; shown as «1,234.5»."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return value if isinstance(value, Decimal) else leer_cifra(str(value))

    def prepare_value(self, value):
        return f"{value.normalize():,f}" if isinstance(value, Decimal) else value


class CampoDeEntero(forms.IntegerField):
    """A count, with or without thousands: «12,480»."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        cifra = leer_cifra(str(value))
        if cifra != cifra.to_integral_value():
            raise ValidationError(f"«{value}» no es un número entero: escriba, por ejemplo, 12,480.")
        return int(cifra)

    def prepare_value(self, value):
        return f"{value:,}" if isinstance(value, int) else value


class CampoDeFecha(forms.CharField):
    """A year, a month or a day: «2023», «12/2023», «31/12/2023»."""

    widget = forms.TextInput(attrs={"placeholder": "12/2023", "autocomplete": "off"})

    def to_python(self, value):
        texto = super().to_python(value)
        return leer_fecha(texto) if texto else texto

    def prepare_value(self, value):
        try:
            return escribir_fecha(leer_fecha(value)) if value else value
        except ValidationError:
            return value


class Pregunta(forms.Select):
    """Yes, no, or not answered yet."""

    def __init__(self, attrs=None):
        super().__init__(attrs, choices=[("unknown", "Sin responder"), ("true", "Sí"), ("false", "No")])

    def format_value(self, value):
        return {True: ["true"], False: ["false"], "true": ["true"], "false": ["false"]}.get(value, ["unknown"])

    def value_from_datadict(self, data, files, name):
        return {"true": True, "false": False}.get(data.get(name))


class CasillasDeSustento(forms.CheckboxSelectMultiple):
    """The claims of a ficha. `editor.js` adds a box for each indicator in the form, saved or not."""

    def __init__(self, attrs=None, choices=()):
        super().__init__({"data-sustento": "", **(attrs or {})}, choices)

    def optgroups(self, name, value, attrs=None):
        secciones = list(self.choices)
        self.choices = [*secciones, *((v, "Indicador") for v in value if INDICADOR.match(v))]
        try:
            return super().optgroups(name, value, attrs)
        finally:
            self.choices = secciones


class CampoDeSustento(forms.MultipleChoiceField):
    """What an evidence supports: sections by name, and indicators by `clave`, which the page gives to each new row."""

    widget = CasillasDeSustento

    def __init__(self, *, encoder=None, decoder=None, **kwargs):
        super().__init__(**kwargs)

    def ofrecer_secciones(self, modelo: type[Ficha]) -> None:
        campos = [f for f in modelo._meta.fields if isinstance(f, SeccionField) and f.name != "sin_indicador"]
        self.choices = [(f.name, f.verbose_name[0].upper() + f.verbose_name[1:]) for f in campos]

    def valid_value(self, value):
        return bool(INDICADOR.match(value)) or super().valid_value(value)


class CampoDePractica(forms.CharField):
    """A practice by its code, as it is copied from its page: public, or of the entity itself."""

    widget = forms.TextInput(attrs={"placeholder": "BP-2026-00042", "autocomplete": "off"})

    def __init__(self, *args, entidad_id: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.entidad_id = entidad_id

    def prepare_value(self, value):
        if isinstance(value, int):
            return Practica.objects.filter(pk=value).values_list("codigo", flat=True).first() or ""
        return value.codigo if isinstance(value, Practica) else value

    def to_python(self, value):
        if not (codigo := super().to_python(value)):
            return None
        practica = Practica.objects.filter(codigo=codigo.upper()).first()
        if practica and practica.se_cita_desde(self.entidad_id):
            return practica
        raise ValidationError("No hay ninguna práctica con ese código.")

    def validate(self, value):
        """Of what was found there is nothing else to check."""

    def run_validators(self, value):
        """As above."""
