"""What a step asks of the person who takes it, besides the click. Each is a form whose cleaned data are the words of the service."""

from django import forms

from .servicios.revision import FALLOS


class SinMas(forms.Form):
    """Nothing but the click."""


class DeUnTexto(forms.Form):
    """The text that the person had before their eyes: another one since is a conflict, not a decision."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


def _motivo(etiqueta: str, pista: str = "", requerido: bool = True):
    return forms.CharField(
        label=etiqueta,
        help_text=pista,
        required=requerido,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "campo", "rows": 4}),
        error_messages={"required": f"{etiqueta}: escríbalo."},
    )


class ConMotivo(forms.Form):
    use_required_attribute = False

    motivo = _motivo("Motivo")


class DeUnTextoConMotivo(DeUnTexto, ConMotivo):
    pass


class ConMotivoOpcional(forms.Form):
    motivo = _motivo("Motivo", requerido=False)


class DeReconsideracion(ConMotivo):
    fallo = forms.ChoiceField(label="Cómo se resuelve", choices=list(FALLOS.items()), widget=forms.RadioSelect)
    field_order = ["fallo", "motivo"]
