"""What is done to several entities at once."""

from wagtail.log_actions import log

from practicas.catalogos.lotes import AccionEnLote

from .models import Entidad


class DejarDeEstarVigentes(AccionEnLote):
    display_name = "Marcar como no vigentes"
    action_type = "no-vigentes"
    aria_label = "Marcar como no vigentes las entidades elegidas"
    models = [Entidad]
    pregunta = "Estas entidades dejarán de ofrecerse y de contarse entre las vigentes. Sus fichas las siguen citando."
    boton = "Marcar como no vigentes"

    def hacer_con(self, fila, datos):
        fila.vigente = False
        fila.save()
        log(instance=fila, action="wagtail.edit", user=self.request.user)
