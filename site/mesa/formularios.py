"""What is typed on the desk: a remark on a field, who will have it, days away."""

from django import forms

from practicas.envios.ausencias import personal


class DeObservacion(forms.Form):
    """It is checked by the service; here it is only kept before the eyes of who writes it."""

    campo = forms.CharField(widget=forms.HiddenInput, required=False)
    texto = forms.CharField(
        label="Observación",
        required=False,
        widget=forms.Textarea(attrs={"class": "campo", "rows": 4, "maxlength": 2000}),
    )
    sugerencia = forms.CharField(
        label="Redacción sugerida",
        help_text="La entidad la acepta con un clic.",
        required=False,
        widget=forms.Textarea(attrs={"class": "campo", "rows": 6}),
    )

    @property
    def ruta(self) -> str:
        return self.data.get("campo", "") if self.is_bound else self.initial.get("campo", "")

    @property
    def con_sugerencia(self) -> bool:
        return bool(self["sugerencia"].value())


class _Persona(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(queryset=personal(), widget=forms.Select(attrs={"class": "campo"}), **kwargs)


class DeAusencia(forms.Form):
    use_required_attribute = False

    quien = _Persona(label="Quién se ausenta", empty_label=None)
    desde = forms.DateField(
        label="Desde", widget=forms.DateInput(attrs={"class": "campo", "type": "date"}, format="%Y-%m-%d")
    )
    hasta = forms.DateField(
        label="Hasta",
        help_text="El último día que no está.",
        widget=forms.DateInput(attrs={"class": "campo", "type": "date"}, format="%Y-%m-%d"),
    )
    reemplazo = _Persona(label="Quién atiende sus fichas", empty_label="Elija a una persona")

    def __init__(self, *args, usuarios, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["quien"].queryset = personal().filter(pk__in=usuarios)
        mensajes = {"required": "Escriba la fecha.", "invalid": "Escriba la fecha, por ejemplo 24/12/2026."}
        self.fields["desde"].error_messages.update(mensajes)
        self.fields["hasta"].error_messages.update(mensajes)
        for nombre in ("quien", "reemplazo"):
            self.fields[nombre].error_messages.update(
                {"required": "Elija a una persona.", "invalid_choice": "Elija a alguien de la mesa."}
            )
