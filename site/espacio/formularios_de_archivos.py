"""What the entity sends of files."""

from django import forms

from practicas.catalogos.formularios import CampoDeTermino
from practicas.catalogos.models import Termino
from practicas.envios.servicios.adjuntos import sustentables
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


class FormularioDeAdjunto(forms.Form):
    """A file or a link, and what it is."""

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

    @property
    def visibles(self) -> list[forms.BoundField]:
        return self.visible_fields()

    def agregar_errores(self, error) -> None:
        """Of the service: those of a field that is not here go to the top."""
        por_campo = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
        for campo, errores in por_campo.items():
            self.add_error(campo if campo in self.fields else None, errores)


class FormularioDeEvidencia(FormularioDeAdjunto):
    sustenta = forms.MultipleChoiceField(label="Qué sustenta", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, texto, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sustenta"].choices = sustentables(texto)
        if not self.fields["sustenta"].choices:
            del self.fields["sustenta"]


class FormularioDeActivo(FormularioDeAdjunto):
    field_order = ["tipo", "titulo"]

    tipo = CampoDeTermino(
        label="Qué es",
        queryset=Termino.objects.none(),
        empty_label="Elija",
        widget=forms.Select(attrs={"class": "campo"}),
        error_messages={"required": "Elija qué es: un formato, un TdR, un contrato…"},
    )

    def __init__(self, *args, texto, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tipo"].queryset = Termino.objects.filter(vocabulario__clave="activo")
        self.fields["tipo"].ofrecer([])
        self.fields["titulo"].help_text = "Con qué se va a encontrar quien lo abra: «Formato único de licencia»."
