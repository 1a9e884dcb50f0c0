"""What is done to several terms at once."""

from django import forms
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log

from .lotes import AccionEnLote
from .models import Termino


class FechaDeRetiro(forms.Form):
    vigente_hasta = forms.DateField(
        label="En uso hasta",
        widget=AdminDateInput,
        help_text="Desde el día siguiente dejan de ofrecerse; ninguna ficha cambia.",
    )


class RetirarTerminos(AccionEnLote):
    display_name = "Retirar"
    action_type = "retirar"
    aria_label = "Retirar los términos elegidos"
    models = [Termino]
    form_class = FechaDeRetiro
    pregunta = "Estos términos dejarán de ofrecerse. Las fichas que los usan los conservan."
    boton = "Retirar"

    def hacer_con(self, fila, datos):
        fila.vigente_hasta = datos["vigente_hasta"]
        fila.full_clean()
        fila.save()
        log(instance=fila, action="wagtail.edit", user=self.request.user)
