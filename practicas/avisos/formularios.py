"""How a person wants the mail of the notices."""

from django import forms


class FormularioDePreferencias(forms.Form):
    CADA_UNO, RESUMEN = "cada-uno", "resumen"

    correo = forms.ChoiceField(
        label="Qué correos quiere recibir",
        choices=[(CADA_UNO, "Un correo por cada aviso"), (RESUMEN, "Un solo correo al día, a las 7 de la mañana")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Elija una de las dos formas.",
            "invalid_choice": "Elija una de las dos formas.",
        },
    )

    @classmethod
    def forma(cls, resumen_diario: bool) -> str:
        return cls.RESUMEN if resumen_diario else cls.CADA_UNO

    def quiere_resumen(self) -> bool:
        return self.cleaned_data["correo"] == self.RESUMEN
