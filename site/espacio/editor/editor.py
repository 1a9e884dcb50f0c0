"""The form of a whole ficha, in sections: what is written, what was sent, what of it can be read."""

from dataclasses import dataclass
from functools import cache

from django import forms

from practicas.catalogos.formularios import ConTerminos
from practicas.catalogos.models.etiqueta import leer_etiquetas
from practicas.fichas.completitud import COMPLETA, chequeos
from practicas.fichas.models import Ficha

from .campos import AdmiteLoQueFalta, control, leido
from .filas import Filas
from .secciones import ADJUNTOS, Seccion, es_de_filas, secciones

ETIQUETAS = forms.CharField(
    label="Etiquetas",
    required=False,
    help_text="Palabras sueltas, separadas por comas.",
    widget=forms.TextInput(attrs={"class": "campo"}),
)

# What the columns say is for whoever curates: whoever writes is asked for them.
AYUDAS = {
    "ubigeo": "Distrito, provincia o región. Una entidad nacional lo deja vacío si vale para todo el país.",
    "costo": "0 si no tuvo costo adicional.",
}


class FormularioDeTexto(AdmiteLoQueFalta, ConTerminos, forms.ModelForm):
    etiquetas = ETIQUETAS

    def _no_puede_faltar(self, nombre):
        return False

    def __init__(self, *args, instance: Ficha, **kwargs):
        inicial = {"etiquetas": ", ".join(e.name for e in instance.etiquetas.all())}
        super().__init__(*args, instance=instance, initial=inicial | kwargs.pop("initial", {}), **kwargs)
        self.marcar_opcionales({c.campo for c in chequeos(instance, COMPLETA)})
        for campo, ayuda in AYUDAS.items():
            self.fields[campo].help_text = ayuda
        if "practica" in self.fields:
            self.fields["practica"].entidad_id = instance.entidad_id
        idiomas = self.fields["idioma"].widget
        idiomas.attrs.pop("maxlength", None)  # of the column, and a list has none
        if instance.idioma not in dict(idiomas.choices):
            idiomas.choices = [*idiomas.choices, (instance.idioma, instance.idioma)]
        for c in instance.CLASIFICACIONES:
            if c.campo in self.fields:
                self.fields[c.campo].maximo = c.maximo


@cache
def _formulario(modelo: type[Ficha]) -> type[FormularioDeTexto]:
    campos = [c for s in secciones(modelo) for c in s.escritos if c != "etiquetas" and not es_de_filas(modelo, c)]
    return forms.modelform_factory(modelo, form=FormularioDeTexto, fields=campos, formfield_callback=control)


@dataclass(frozen=True)
class Adjuntos:
    """The files and links of one kind that there are, and the name of the page where they are added."""

    titulo: str
    titulos: list[str]
    pagina: str


@dataclass(frozen=True)
class Parte:
    """A field, a list of rows or one of files, for the page."""

    nombre: str
    campo: forms.BoundField | None = None
    filas: Filas | None = None
    adjuntos: Adjuntos | None = None


class Editor:
    """Over a text, which `leer` changes in memory with all that was sent and could be read."""

    def __init__(self, texto: Ficha, datos=None):
        self.texto = texto
        self.modelo = type(texto)
        # Rows first: what the text says of them as a whole is checked with the new ones.
        nombres = [c for s in secciones(self.modelo) for c in s.escritos if es_de_filas(self.modelo, c)]
        self.filas = {nombre: Filas(texto, nombre, datos) for nombre in nombres}
        self.formulario = _formulario(self.modelo)(datos, instance=texto)

    def leer(self) -> set[str]:
        """Put what was sent into the text; return the names of what could not be read, which stays as it was."""
        malas = {nombre for nombre, filas in self.filas.items() if not filas.caben()}
        for nombre in self.filas.keys() - malas:
            setattr(self.texto, nombre, self.filas[nombre].partes())
        malos = set(self.formulario.errors) & set(self.formulario.fields)
        for campo in self.formulario.fields.keys() - malos:
            self._poner(campo, self.formulario.cleaned_data[campo])
        return malas | malos

    def _poner(self, campo: str, valor) -> None:
        if campo == "etiquetas":
            self.texto.etiquetas.set(leer_etiquetas(valor))
        elif self.modelo._meta.get_field(campo).many_to_many:
            setattr(self.texto, campo, list(valor))
        # The rest was put by the form itself.

    def errores(self) -> dict[str, list[str]]:
        """By the id of the control; «» for what is of no control in particular."""
        propios = {
            self.formulario[c].id_for_label if c in self.formulario.fields else "": list(mensajes)
            for c, mensajes in self.formulario.errors.items()
        }
        return propios | {c: mensajes for filas in self.filas.values() for c, mensajes in filas.errores().items()}

    def leidos(self) -> dict[str, str]:
        """How each figure was read, by the id of its control."""
        formularios = [self.formulario, *(f for filas in self.filas.values() for f in filas.formularios)]
        return {campo.id_for_label: dicho for f in formularios for campo in f if (dicho := leido(campo))}

    def partes(self, seccion: Seccion) -> list[Parte]:
        return [self._parte(campo) for campo in seccion.campos]

    def _parte(self, campo: str) -> Parte:
        if campo in ADJUNTOS:
            titulo = str(self.modelo._meta.get_field(campo).related_model._meta.verbose_name_plural)
            titulos = [adjunto.titulo for adjunto in getattr(self.texto, campo).all()]
            return Parte(campo, adjuntos=Adjuntos(titulo, titulos, f"{campo}_de_envio"))
        return (
            Parte(campo, filas=self.filas[campo]) if campo in self.filas else Parte(campo, campo=self.formulario[campo])
        )
