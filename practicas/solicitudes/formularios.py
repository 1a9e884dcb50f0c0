"""What a person fills in to ask for a practice, and staff to answer."""

from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator

from . import servicios
from .models import Solicitud

DEMASIADO_LARGO = "Tiene %(show_value)s caracteres: acórtelo a %(limit_value)s."


def _hasta(maximo: int) -> list:
    """Too long is an error to mend. `max_length` would put an attribute with which the browser cuts what is pasted, unsaid."""
    return [MaxLengthValidator(maximo, message=DEMASIADO_LARGO)]


class FormularioDePedido(forms.Form):
    # The summary of errors explains more than the bubble of the browser.
    use_required_attribute = False

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
    correo = forms.CharField(
        label="Correo",
        help_text="Solo para avisarle cuando haya respuesta. Después de ese aviso se borra.",
        required=False,
        validators=[
            EmailValidator("Escriba el correo completo, por ejemplo nombre@entidad.gob.pe."),
            *_hasta(Solicitud._meta.get_field("correo").max_length),
        ],
        widget=forms.EmailInput(attrs={"class": "campo", "autocomplete": "email"}),
    )
    sitio_web = forms.CharField(
        label="No escriba aquí", required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    @property
    def visibles(self) -> list[forms.BoundField]:
        return [self[nombre] for nombre in ("consulta", "detalle", "correo")]

    def es_de_un_programa(self) -> bool:
        """Nobody sees «sitio_web»: who filled it in is a program that fills in everything."""
        return bool(self.cleaned_data["sitio_web"])

    def pedido(self) -> dict[str, str]:
        return {campo.name: self.cleaned_data[campo.name] for campo in self.visibles}


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
