"""Attending, in the admin, who asks to act for an entity, and following the invitations."""

from django.core.exceptions import ValidationError
from wagtail.admin.views import generic

from . import servicios
from .formularios import contar
from .tareas import enlace_de

HECHO = {
    "edit": "Quedó aprobada: le enviamos la invitación. Si el correo no sale, entréguele el enlace de abajo.",
    "denegar": "Quedó denegada y se le avisa.",
    "reenviar": "La invitación se está enviando de nuevo.",
    "anular": "La invitación quedó anulada: su enlace ya no sirve.",
    "terminar": "La membresía terminó: desde ahora no abre nada.",
}


class Atencion(generic.EditView):
    """Buttons that call a service; what it refuses is shown on the form, with what was typed."""

    page_title = "Atender"
    error_message = "No se guardó: corrija lo que se indica."

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:  # what the form does not know, or somebody else attended it meanwhile
            contar(error, form)
            self.produced_error_message = self.error_message
            self.object.refresh_from_db()
            return self.form_invalid(form)

    def get_success_url(self):
        return self.get_edit_url()

    def get_success_message(self):
        return HECHO[self.action]


class AtenderAcceso(Atencion):
    template_name = "wagtailadmin/entidades/atender_acceso.html"
    actions = ["edit", "denegar"]

    def save_instance(self):
        datos = self.form.cleaned_data
        comun = {"solicitud": self.get_object(), "usuario": self.request.user}
        if self.action == "denegar":
            return servicios.denegar_acceso(motivo=datos["motivo"], **comun)
        return servicios.aprobar_acceso(entidad=datos["entidad"], **comun)

    def get_context_data(self, **kwargs):
        return super().get_context_data(enlace=_enlace(self.object.invitacion), **kwargs)


class VerInvitacion(Atencion):
    template_name = "wagtailadmin/entidades/ver_invitacion.html"
    actions = ["reenviar", "anular"]

    def save_instance(self):
        hacer = servicios.anular_invitacion if self.action == "anular" else servicios.reenviar_invitacion
        return hacer(invitacion=self.object, usuario=self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(enlace=_enlace(self.object), **kwargs)


class VerMembresia(Atencion):
    page_title = "Membresía"
    template_name = "wagtailadmin/entidades/ver_membresia.html"
    actions = ["edit", "terminar"]

    def save_instance(self):
        if self.action != "terminar":
            raise ValidationError("Nada se cambia a mano: pulse «Terminar ahora», o registre otra designación.")
        motivo = self.form.cleaned_data["motivo"]
        return servicios.terminar_membresia(membresia=self.object, motivo=motivo, usuario=self.request.user)


class AltaPorServicio(generic.CreateView):
    """A creation that a service does; what it refuses is shown on the form, with what was typed."""

    error_message = "No se guardó: corrija lo que se indica."

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            contar(error, form)
            self.produced_error_message = self.error_message
            return self.form_invalid(form)

    def get_success_url(self):
        return self.get_edit_url()


class Designar(AltaPorServicio):
    """`designar`, from the admin."""

    page_title = "Registrar una designación"

    def get_page_subtitle(self):
        return self.page_title

    def save_instance(self):
        datos = self.form.cleaned_data
        campos = {c: datos[c] for c in ("entidad", "rol", "documento")}
        return servicios.designar(persona=self.form.persona, usuario=self.request.user, **campos)

    def get_success_message(self, instance):
        return f"{instance.usuario} es {instance.get_rol_display().lower()} de {instance.entidad} desde hoy."


class Invitar(AltaPorServicio):
    """`invitar`, from the admin."""

    error_message = "No se invitó: corrija lo que se indica."

    def save_instance(self):
        campos = ("entidad", "correo", "rol", "documento")
        return servicios.invitar(usuario=self.request.user, **{c: self.form.cleaned_data[c] for c in campos})

    def get_success_message(self, instance):
        return "Se le envía la invitación. Si el correo no sale, entréguele el enlace de abajo."


def _enlace(invitacion) -> str:
    return enlace_de(invitacion) if invitacion and invitacion.se_puede_aceptar else ""
