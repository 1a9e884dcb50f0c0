"""What is done to several requests at once: many ask for the same thing."""

from django import forms

from practicas.catalogos.lotes import AccionEnLote

from . import servicios
from .models import Solicitud


class Respuesta(forms.Form):
    ficha = forms.CharField(label="Código de la ficha", max_length=20, help_text="Por ejemplo: BP-2026-00042.")
    respuesta = forms.CharField(
        label="Respuesta",
        required=False,
        max_length=Solicitud.MAXIMO_DE_RESPUESTA,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Se envía igual a todas las que dejaron correo.",
    )

    def clean_ficha(self) -> str:
        try:
            return servicios.codigo_publico(self.cleaned_data["ficha"])
        except forms.ValidationError as error:
            raise forms.ValidationError(error.messages) from error


class Cierre(forms.Form):
    motivo = forms.CharField(label="Motivo", required=False, max_length=Solicitud.MAXIMO_DE_RESPUESTA)


class _DeSolicitudes(AccionEnLote):
    models = [Solicitud]


class ResponderVarias(_DeSolicitudes):
    display_name = "Responder con una ficha"
    action_type = "responder"
    aria_label = "Responder las solicitudes elegidas con una misma ficha"
    action_priority = 10
    form_class = Respuesta
    pregunta = "Estas solicitudes quedarán respondidas con la misma ficha. A quien dejó su correo se le avisa."
    boton = "Responder"

    def hacer_con(self, fila, datos):
        servicios.responder(
            solicitud=fila, ficha_codigo=datos["ficha"], respuesta=datos["respuesta"], usuario=self.request.user
        )


class CerrarVarias(_DeSolicitudes):
    display_name = "Cerrar sin respuesta"
    action_type = "cerrar"
    aria_label = "Cerrar sin respuesta las solicitudes elegidas"
    action_priority = 20
    form_class = Cierre
    pregunta = "Estas solicitudes quedarán cerradas. No se avisa a nadie y se borra el correo que se haya dejado."
    boton = "Cerrar"

    def hacer_con(self, fila, datos):
        servicios.cerrar(solicitud=fila, motivo=datos["motivo"], usuario=self.request.user)
