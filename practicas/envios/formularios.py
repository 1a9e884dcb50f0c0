"""What a step asks of the person who takes it, besides the click. Each is a form whose cleaned data are the words of the service."""

from django import forms

from .criterios import CRITERIOS, Criterio
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


class DeDevolucion(DeUnTexto):
    use_required_attribute = False

    motivo = _motivo("Qué hay que corregir", "Quien escribe lo verá como una observación, y la responde.")


class ConCriterios(forms.Form):
    """A yes or no for each criterion, and its ground; all together are `criterios`. Each may be left for later."""

    todos = False
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for criterio in CRITERIOS:
            self.fields[f"cumple_{criterio.codigo}"] = _cumple(criterio, requerido=self.todos)
            self.fields[f"sustento_{criterio.codigo}"] = _sustento(criterio)

    def clean(self):
        datos = super().clean()
        respuestas = {c.codigo: self._respuesta(datos, c.codigo) for c in CRITERIOS}
        resto = {n: v for n, v in datos.items() if not n.startswith(("cumple_", "sustento_"))}
        return resto | {"criterios": {codigo: r for codigo, r in respuestas.items() if r}}

    def _respuesta(self, datos: dict, codigo: str) -> dict | None:
        cumple = datos.pop(f"cumple_{codigo}", "")
        return {"cumple": cumple == "si", "sustento": datos.pop(f"sustento_{codigo}", "")} if cumple else None

    def por_criterio(self) -> list[tuple]:
        """Each criterion with its two fields."""
        return [(c, self[f"cumple_{c.codigo}"], self[f"sustento_{c.codigo}"]) for c in CRITERIOS]


def _cumple(criterio: Criterio, *, requerido: bool) -> forms.Field:
    return forms.ChoiceField(
        label=criterio.pregunta,
        help_text=criterio.pista,
        choices=[("si", "Sí"), ("no", "No")],
        required=requerido,
        widget=forms.RadioSelect,
        error_messages={"required": f"{criterio.pregunta} Responda sí o no."},
    )


def _sustento(criterio: Criterio) -> forms.Field:
    return forms.CharField(
        label=f"Por qué: {criterio.pregunta.strip('¿?').lower()}",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "campo"}),
    )


class DeAdmision(ConCriterios, DeUnTexto):
    todos = True


class DeNoAdmision(ConCriterios, DeUnTexto, ConMotivo):
    field_order = ["motivo"]


class ConMotivoOpcional(forms.Form):
    motivo = _motivo("Motivo", requerido=False)


class DeReconsideracion(ConMotivo):
    fallo = forms.ChoiceField(label="Cómo se resuelve", choices=list(FALLOS.items()), widget=forms.RadioSelect)
    field_order = ["fallo", "motivo"]
