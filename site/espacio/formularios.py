"""What the workspace asks for, besides the ficha itself."""

from django import forms

from practicas.entidades.models import Entidad
from practicas.fichas.models import Leccion, Practica

from .consultas import entidades_donde_escribe

TIPOS = {
    Practica.TIPO: "Una buena práctica: algo que hicieron y dio resultado",
    Leccion.TIPO: "Una lección: lo que aprendieron, también de lo que no se logró",
}


class FormularioDeNueva(forms.Form):
    use_required_attribute = False

    tipo = forms.ChoiceField(
        label="Qué quiere contar",
        choices=list(TIPOS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Elija qué quiere contar."},
    )
    titulo = forms.CharField(
        label="Título",
        max_length=100,
        help_text="Diga qué cambió. Puede corregirlo después.",
        widget=forms.TextInput(attrs={"class": "campo"}),
        error_messages={"required": "Escriba un título, aunque después lo cambie."},
    )
    entidad = forms.ModelChoiceField(
        label="Entidad que lo hizo",
        queryset=Entidad.objects.none(),
        empty_label=None,
        widget=forms.Select(attrs={"class": "campo"}),
    )

    def __init__(self, *args, usuario, **kwargs):
        super().__init__(*args, **kwargs)
        suyas = entidades_donde_escribe(usuario)
        self.fields["entidad"].queryset = Entidad.objects.filter(pk__in=[e.pk for e in suyas])
        if len(suyas) == 1:
            self.fields["entidad"].initial = suyas[0]

    @property
    def visibles(self) -> list:
        return [self[nombre] for nombre in ("titulo", "entidad")]


class FormularioDeInvitacion(forms.Form):
    use_required_attribute = False

    correo = forms.EmailField(
        label="Correo de su colega",
        help_text="El institucional. Le llega un enlace que vale catorce días.",
        widget=forms.EmailInput(attrs={"class": "campo", "autocomplete": "off"}),
        error_messages={
            "required": "Escriba el correo de su colega.",
            "invalid": "Escriba el correo completo, por ejemplo nombre@entidad.gob.pe.",
        },
    )
    entidad = forms.ModelChoiceField(
        label="Para escribir por",
        queryset=Entidad.objects.none(),
        empty_label=None,
        widget=forms.Select(attrs={"class": "campo"}),
    )

    def __init__(self, *args, entidades: list[Entidad], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["entidad"].queryset = Entidad.objects.filter(pk__in=[e.pk for e in entidades])
        self.puede = bool(entidades)

    @property
    def visibles(self) -> list:
        return [self["correo"], self["entidad"]]
