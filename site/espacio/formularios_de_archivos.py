"""What the entity sends of files."""

from django import forms

from practicas.fichas.archivos import EXTENSIONES, MAXIMO


class FormularioDeLibro(forms.Form):
    use_required_attribute = False

    archivo = forms.FileField(
        label="Libro de Excel",
        help_text="El que descargó de esta ficha, lleno. Hasta 5 MB.",
        allow_empty_file=True,  # what is wrong with it is told by who reads it
        max_length=250,
        widget=forms.FileInput(attrs={"class": "campo", "accept": ".xlsx"}),
        error_messages={
            "required": "Elija el libro que llenó.",
            "max_length": "El nombre del archivo es demasiado largo: acórtelo.",
        },
    )

    @property
    def visibles(self) -> list[forms.BoundField]:
        return self.visible_fields()


class FormularioDeEvidencia(forms.Form):
    use_required_attribute = False

    titulo = forms.CharField(
        label="Título",
        help_text="Qué es: «Ordenanza 012-2022», «Reporte de tiempos de mayo».",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "campo"}),
        error_messages={"required": "Escriba un título que diga qué es."},
    )
    archivo = forms.FileField(
        label="Archivo",
        help_text=f"{', '.join(e.lstrip('.').upper() for e in EXTENSIONES)}. Hasta {MAXIMO // 1024**2} MB.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "campo", "accept": ",".join(EXTENSIONES)}),
    )
    enlace = forms.URLField(
        label="Enlace",
        help_text="Si ya está en la web, en lugar del archivo.",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "campo"}),
        error_messages={"invalid": "Escriba el enlace completo, por ejemplo https://www.gob.pe/…"},
    )
    descripcion = forms.CharField(
        label="Descripción", required=False, max_length=300, widget=forms.TextInput(attrs={"class": "campo"})
    )
    sustenta = forms.MultipleChoiceField(label="Qué sustenta", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, sustentables, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sustenta"].choices = sustentables
        if not sustentables:
            del self.fields["sustenta"]

    @property
    def visibles(self) -> list[forms.BoundField]:
        return self.visible_fields()

    def agregar_errores(self, error) -> None:
        """Of the service: those of a field that is not here go to the top."""
        por_campo = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
        for campo, errores in por_campo.items():
            self.add_error(campo if campo in self.fields else None, errores)
