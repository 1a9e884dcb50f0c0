"""Attending in the admin what visitors left: a request or an error, to be answered or closed."""

from django.core.exceptions import ValidationError
from wagtail.admin.views import generic

from practicas.fichas.consultas import ficha_con_codigo

from . import errores, servicios

HECHO = {
    "edit": "La solicitud quedó respondida.",
    "cerrar": "La solicitud quedó cerrada y su correo, si lo había, se borró.",
    "reintentar": "El aviso se está enviando de nuevo.",
    "desistir": "Ya no se enviará el aviso y el correo se borró.",
}
ERROR_HECHO = {
    "edit": "El error quedó respondido.",
    "cerrar": "El error quedó cerrado y su correo, si lo había, se borró.",
}


class AtencionUnica(generic.EditView):
    """What can be attended once only, and somebody else may have attended meanwhile."""

    page_title = "Atender"
    error_message = "No se guardó: corrija lo que se indica."

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            form.add_error(None, error.messages)
            self.produced_error_message = self.error_message
            self.object.refresh_from_db()
            return self.form_invalid(form)


class Atender(AtencionUnica):
    template_name = "wagtailadmin/solicitudes/atender.html"
    actions = list(HECHO)

    def get_form(self, form_class=None):
        formulario = super().get_form(form_class)
        formulario.fields["ficha"].required = self.action == "edit"
        return formulario

    def save_instance(self):
        comun = {"solicitud": self.object, "usuario": self.request.user}
        datos = self.form.cleaned_data
        match self.action:
            case "cerrar":
                return servicios.cerrar(motivo=datos["respuesta"], **comun)
            case "reintentar":
                return servicios.reintentar_aviso(**comun)
            case "desistir":
                return servicios.desistir_del_aviso(**comun)
        return servicios.responder(ficha_codigo=datos["ficha"], respuesta=datos["respuesta"], **comun)

    def get_success_message(self):
        return HECHO[self.action]

    def get_context_data(self, **kwargs):
        ficha = ficha_con_codigo(self.object.ficha) if self.object.ficha else None
        return super().get_context_data(ficha_que_responde=ficha, **kwargs)


class AtenderError(AtencionUnica):
    template_name = "wagtailadmin/solicitudes/atender_error.html"
    actions = list(ERROR_HECHO)

    def save_instance(self):
        comun, dicho = {"error": self.object, "usuario": self.request.user}, self.form.cleaned_data["respuesta"]
        if self.action == "cerrar":
            return errores.cerrar(motivo=dicho, **comun)
        return errores.responder(respuesta=dicho, **comun)

    def get_success_message(self):
        return ERROR_HECHO[self.action]

    def get_context_data(self, **kwargs):
        return super().get_context_data(ficha=ficha_con_codigo(self.object.ficha), **kwargs)
