"""A mail that did not go out, in the admin: why, and what to do with it."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views import generic

from . import servicios
from .models import Aviso

HECHO = {
    "edit": "El correo está en la cola: sale en menos de un minuto si el servidor responde.",
    "desistir": "Ya no se intentará enviar este correo.",
}
EN_LA_BANDEJA = " El aviso sigue en la bandeja de quien lo recibe."
YA_NO_ESTA = "Este correo ya salió, o alguien desistió de enviarlo: no queda nada por hacer."


class AtenderCorreo(generic.EditView):
    template_name = "wagtailadmin/avisos/atender.html"
    page_title = "Correo"
    actions = list(HECHO)
    error_message = "No se hizo nada."

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:  # it went out meanwhile
            if (actual := Aviso.objects.filter(pk=self.object.pk).first()) is None:  # and was not to be kept
                messages.warning(self.request, YA_NO_ESTA)
                return redirect(self.index_url_name)
            self.object = actual
            form.add_error(None, error.messages)
            self.produced_error_message = self.error_message
            return self.form_invalid(form)

    def save_instance(self):
        hacer = servicios.desistir if self.action == "desistir" else servicios.reintentar
        hacer(aviso=self.object, usuario=self.request.user)
        return self.object

    def get_success_message(self):
        return HECHO[self.action] + (EN_LA_BANDEJA if self.action == "desistir" and self.sigue_en_la_bandeja() else "")

    def get_success_buttons(self):
        return super().get_success_buttons() if self.action == "edit" else []  # nothing is left to do with it

    def sigue_en_la_bandeja(self) -> bool:
        """Not that of whoever has no account; and of some the row is gone too."""
        usuario = self.object.usuario
        return usuario is not None and Aviso.objects.de_bandeja(usuario).filter(pk=self.object.pk).exists()
