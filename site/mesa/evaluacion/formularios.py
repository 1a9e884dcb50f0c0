"""What evaluators say of themselves, what they observe, and what the coordination opens and includes."""

from django import forms

from practicas.catalogos import lugares
from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad
from practicas.fichas.completitud import COMPLETA, chequeos

CABEN = 5  # entities offered when what was written is several


def _texto(etiqueta: str, filas: int = 3, **opciones):
    return forms.CharField(
        label=etiqueta,
        max_length=opciones.pop("max_length", 1000),
        widget=forms.Textarea(attrs={"class": "campo", "rows": filas}),
        error_messages={"required": f"{etiqueta}: escríbalo."},
        **opciones,
    )


def _fecha(etiqueta: str, **opciones):
    return forms.DateField(
        label=etiqueta,
        widget=forms.DateInput(attrs={"class": "campo", "type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": f"{etiqueta}: elija una fecha.", "invalid": f"{etiqueta}: elija una fecha."},
        **opciones,
    )


class CampoDeEntidad(forms.CharField):
    """By its code or its name, however accented; when the name is of several, it says which."""

    def __init__(self, **opciones):
        widget = forms.TextInput(attrs={"class": "campo", "autocomplete": "off"})
        super().__init__(label="Entidad", help_text="Su nombre o su código.", widget=widget, max_length=250, **opciones)

    def clean(self, value):
        dicho = super().clean(value)
        if entidad := Entidad.objects.filter(codigo=dicho.lower()).first():
            return entidad
        halladas = list(Entidad.objects.de_texto(dicho).order_by("nombre", "codigo")[: CABEN + 1])
        exactas = [e for e in halladas if dicho.casefold() in (e.nombre_completo.casefold(), e.sigla.casefold())]
        elegidas = exactas or halladas
        if len(elegidas) == 1:
            return elegidas[0]
        if not elegidas:
            raise forms.ValidationError("Ninguna entidad se llama así: pruebe con menos palabras.")
        nombres = "; ".join(f"{e.nombre_completo} ({e.codigo})" for e in elegidas[:CABEN])
        raise forms.ValidationError(f"Hay varias: escriba el código de una. {nombres}.")


class Sencillo(forms.Form):
    use_required_attribute = False


class DeLugar(Sencillo):
    provincia = forms.CharField(
        label="Provincia donde vive",
        required=False,
        help_text="Como «Melgar, Puno», o su UBIGEO.",
        widget=forms.TextInput(attrs={"class": "campo"}),
    )
    sectores = forms.ModelMultipleChoiceField(
        label="Sectores en los que trabaja",
        required=False,
        queryset=Termino.objects.filter(vocabulario__clave="sector").order_by("orden", "codigo"),
        widget=forms.SelectMultiple(attrs={"class": "campo", "size": 6}),
    )

    def clean_provincia(self):
        dicho = self.cleaned_data["provincia"].strip()
        codigo = lugares.leer(dicho) if dicho else ""
        if codigo is None or (codigo and len(codigo) < 4):
            raise forms.ValidationError("Escriba una provincia del Perú, por ejemplo «Melgar, Puno».")
        return codigo[:4]


class DeTrabajo(Sencillo):
    entidad = CampoDeEntidad(error_messages={"required": "Escriba la entidad."})
    hasta = _fecha("Hasta", required=False, help_text="Vacío si todavía trabaja ahí.")


class DeAusencia(Sencillo):
    desde = _fecha("Desde")
    hasta = _fecha("Hasta")


class DeConflicto(Sencillo):
    entidad = CampoDeEntidad(error_messages={"required": "Escriba la entidad."})
    motivo = _texto("Motivo", filas=2)


class DeObservacion(Sencillo):
    campo = forms.ChoiceField(label="Sobre qué", required=False, widget=forms.Select(attrs={"class": "campo"}))
    texto = _texto("Observación", max_length=2000, help_text="Diga qué falta o qué cambiar, no quién.")

    def __init__(self, *args, ficha, **kwargs):
        super().__init__(*args, **kwargs)
        campos = dict.fromkeys(c.campo for c in chequeos(ficha, COMPLETA))
        nombres = [(campo, _nombre(ficha, campo)) for campo in campos]
        self.fields["campo"].choices = [("", "Toda la ficha"), *nombres]


def _nombre(ficha, campo: str) -> str:
    declarado = ficha._meta.get_field(campo)
    nombre = getattr(declarado, "verbose_name", None) or declarado.related_model._meta.verbose_name_plural
    return str(nombre).capitalize()


class DeConvocatoriaNueva(Sencillo):
    nombre = forms.CharField(
        label="Nombre",
        max_length=160,
        widget=forms.TextInput(attrs={"class": "campo"}),
        error_messages={"required": "Escriba el nombre de la convocatoria."},
    )
    bases = _texto("Bases", filas=6, max_length=20_000, help_text="Qué se convoca, con qué norma y qué se espera.")
    desde = _fecha("Desde")
    hasta = _fecha("Hasta")


class DeInclusion(Sencillo):
    codigos = _texto("Códigos", filas=4, max_length=5000, help_text="Uno por línea, como BP-2026-00042.")

    def clean_codigos(self):
        return self.cleaned_data["codigos"].replace(",", "\n").split()


class DeAsignacion(Sencillo):
    evaluador = forms.ChoiceField(
        label="Evaluador/a",
        widget=forms.Select(attrs={"class": "campo"}),
        error_messages={"required": "Elija a quién.", "invalid_choice": "Esa persona no puede evaluarla."},
    )

    def __init__(self, *args, candidatos, **kwargs):
        super().__init__(*args, **kwargs)
        pueden = [c for c in candidatos if c.puede]
        self.personas = {str(c.perfil.usuario_id): c.perfil.usuario for c in pueden}
        self.fields["evaluador"].choices = [
            (pk, f"{persona} ({c.carga} en curso)")
            for (pk, persona), c in zip(self.personas.items(), pueden, strict=True)
        ]


class DeRelevo(Sencillo):
    motivo = _texto("Por qué", filas=2)
