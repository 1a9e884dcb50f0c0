"""What a person without an account fills in: to ask for a practice, to write to an entity, to tell of an error; and staff, to answer."""

from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator

from . import servicios
from .models import ErrorInformado, Solicitud

DEMASIADO_LARGO = "Tiene %(show_value)s caracteres: acórtelo a %(limit_value)s."


def _hasta(maximo: int) -> list:
    """Too long is an error to mend. `max_length` would put an attribute with which the browser cuts what is pasted, unsaid."""
    return [MaxLengthValidator(maximo, message=DEMASIADO_LARGO)]


MAXIMO_DE_MENSAJE = 3000
CORREO_INCOMPLETO = "Escriba el correo completo, por ejemplo nombre@entidad.gob.pe."


def _correo(help_text: str, attrs: dict | None = None, **opciones) -> forms.CharField:
    maximo = Solicitud._meta.get_field("correo").max_length
    return forms.CharField(
        label="Correo",
        help_text=help_text,
        validators=[EmailValidator(CORREO_INCOMPLETO), *_hasta(maximo)],
        widget=forms.EmailInput(attrs={"class": "campo", "autocomplete": "email", **(attrs or {})}),
        **opciones,
    )


class FormularioDeVisita(forms.Form):
    """Of anybody. `CAMPOS` are those that a person sees, in order."""

    CAMPOS: tuple[str, ...]
    # The summary of errors explains more than the bubble of the browser.
    use_required_attribute = False

    sitio_web = forms.CharField(
        label="No escriba aquí", required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    @property
    def visibles(self) -> list[forms.BoundField]:
        return [self[nombre] for nombre in self.CAMPOS]

    def es_de_un_programa(self) -> bool:
        """Nobody sees «sitio_web»: who filled it in is a program that fills in everything."""
        return bool(self.cleaned_data["sitio_web"])

    def escrito(self) -> dict[str, str]:
        return {nombre: self.cleaned_data[nombre] for nombre in self.CAMPOS}


class FormularioDePedido(FormularioDeVisita):
    CAMPOS = ("consulta", "detalle", "correo")

    consulta = forms.CharField(
        label="¿Qué necesita resolver?",
        help_text="En una línea y con sus palabras. Por ejemplo: camal municipal con biodigestor.",
        error_messages={"required": "Escriba qué necesita resolver, por ejemplo: camal municipal con biodigestor."},
        validators=_hasta(Solicitud.MAXIMO_DE_CONSULTA),
        widget=forms.TextInput(attrs={"class": "campo", "aria-required": "true"}),
    )
    detalle = forms.CharField(
        label="Su caso",
        help_text="Qué entidad es, a cuántas personas atiende, qué ya probó. No escriba datos de otras personas.",
        required=False,
        validators=_hasta(Solicitud.MAXIMO_DE_DETALLE),
        widget=forms.Textarea(attrs={"class": "campo", "rows": 6}),
    )
    correo = _correo("Solo para avisarle cuando haya respuesta. Después de ese aviso se borra.", required=False)


class FormularioDeContacto(FormularioDeVisita):
    CAMPOS = ("mensaje", "correo")

    mensaje = forms.CharField(
        label="Su mensaje",
        help_text="Diga quién es y qué quiere saber. No escriba datos de otras personas.",
        error_messages={"required": "Escriba su mensaje."},
        validators=_hasta(MAXIMO_DE_MENSAJE),
        widget=forms.Textarea(attrs={"class": "campo", "rows": 8, "aria-required": "true"}),
    )
    correo = _correo(
        "Para que la entidad le responda. Yachay lo borra, con el mensaje, apenas sale.",
        error_messages={"required": "Escriba su correo: sin él la entidad no puede responderle."},
        attrs={"aria-required": "true"},
    )


class FormularioDeError(FormularioDeVisita):
    CAMPOS = ("descripcion", "correo")

    descripcion = forms.CharField(
        label="¿Qué está mal?",
        help_text="Copie lo que dice la ficha y escriba qué debería decir. Si sabe dónde se comprueba, dígalo.",
        error_messages={"required": "Escriba qué está mal y qué debería decir."},
        validators=_hasta(ErrorInformado.MAXIMO_DE_DESCRIPCION),
        widget=forms.Textarea(attrs={"class": "campo", "rows": 6, "aria-required": "true"}),
    )
    correo = _correo("Solo para decirle qué se hizo. Después de ese aviso se borra.", required=False)


class FormularioDeRespuesta(forms.ModelForm):
    class Meta:
        model = Solicitud
        fields = ["ficha", "respuesta"]
        help_texts = {
            "ficha": "De una ficha publicada, por ejemplo BP-2026-00042. Para cerrar sin responder, déjelo vacío.",
            "respuesta": "Lo que quiera agregar. Va en el aviso; si cierra la solicitud, queda solo como nota interna.",
        }
        labels = {"respuesta": "Palabras para quien pidió"}
        widgets = {"respuesta": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"ficha": {"required": "Escriba el código de la ficha que responde, o cierre la solicitud."}}

    def clean_ficha(self) -> str:
        codigo = self.cleaned_data["ficha"]
        try:
            return servicios.codigo_publico(codigo) if codigo else ""
        except forms.ValidationError as error:
            raise forms.ValidationError(error.messages) from error


class FormularioDeAtencionDeError(forms.ModelForm):
    class Meta:
        model = ErrorInformado
        fields = ["respuesta"]
        labels = {"respuesta": "Qué se hizo"}
        help_texts = {
            "respuesta": "Va en el aviso a quien informó; si cierra sin responder, queda solo como nota interna."
        }
        widgets = {"respuesta": forms.Textarea(attrs={"rows": 4})}
