"""What the workspace asks for, besides the ficha itself."""

from django import forms

from practicas.entidades.formularios import la_unica, parecidas
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
    otra = forms.CharField(
        label="Si lo hizo otra entidad, cuál",
        required=False,
        max_length=250,
        help_text="La suya lo presenta, como un ministerio el caso de una municipalidad. Las dos darán su visado.",
        widget=forms.TextInput(attrs={"class": "campo", "autocomplete": "off"}),
    )
    cual = forms.ChoiceField(label="¿Cuál de estas?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args, usuario, **kwargs):
        super().__init__(*args, **kwargs)
        self.parecidas = parecidas(self.data.get("otra", "")) if self.is_bound else []
        self.fields["cual"].choices = [(e.codigo, str(e)) for e in self.parecidas]
        suyas = entidades_donde_escribe(usuario)
        self.fields["entidad"].queryset = Entidad.objects.filter(pk__in=[e.pk for e in suyas])
        if len(suyas) == 1:
            self.fields["entidad"].initial = suyas[0]

    @property
    def visibles(self) -> list:
        nombres = ["tipo", "titulo", "entidad", "otra", "cual"]
        if not (self.is_bound and ("cual" in self.errors or self.data.get("cual"))):
            nombres.remove("cual")  # several are called as was written
        return [self[nombre] for nombre in nombres]

    def clean(self):
        datos = super().clean()
        if datos.get("otra") and self._otra is None:
            if self.parecidas:
                self.add_error("cual", "Elija la entidad que lo hizo entre las que se llaman así.")
            else:
                self.add_error("otra", "No hay ninguna entidad que se llame así.")
        return datos

    @property
    def _otra(self) -> Entidad | None:
        """The one that was chosen, or the only one that is called so."""
        elegida = next((e for e in self.parecidas if e.codigo == self.cleaned_data.get("cual")), None)
        return elegida or la_unica(self.parecidas, self.cleaned_data["otra"])

    def datos(self) -> dict:
        """What `crear_ficha` is told: who did it, and who presents it if it is another."""
        dichos = {nombre: self.cleaned_data[nombre] for nombre in ("tipo", "titulo", "entidad")}
        otra = self._otra if self.cleaned_data["otra"] else None
        if otra is None or otra == dichos["entidad"]:
            return dichos
        return dichos | {"entidad": otra, "presenta": dichos["entidad"]}


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
