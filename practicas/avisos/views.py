"""A mail that did not go out, in the admin: why, and what to do with it."""

from django.core.exceptions import ValidationError
from wagtail.admin.views import generic

from . import servicios

HECHO = {
    "edit": "El correo está en la cola: sale en menos de un minuto si el servidor responde.",
    "desistir": "Ya no se intentará enviar este correo. El aviso sigue en la bandeja de quien lo recibe.",
}


class AtenderCorreo(generic.EditView):
    template_name = "wagtailadmin/avisos/atender.html"
    page_title = "Correo"
    actions = list(HECHO)
    error_message = "No se hizo nada."

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:  # it went out meanwhile
            form.add_error(None, error.messages)
            self.produced_error_message = self.error_message
            self.object.refresh_from_db()
            return self.form_invalid(form)

    def save_instance(self):
        hacer = servicios.desistir if self.action == "desistir" else servicios.reintentar
        hacer(aviso=self.object, usuario=self.request.user)
        return self.object

    def get_success_message(self):
        return HECHO[self.action]
