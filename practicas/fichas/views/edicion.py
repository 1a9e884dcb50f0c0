"""Writing a ficha in the admin: what is saved is never lost, and what is incomplete is not published."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.snippets.views import snippets

from .. import completitud, permisos
from .sitio import EnlazaConElSitio

POR_LA_MESA = "Se guardó como borrador. La ficha de una entidad se publica desde la mesa, cuando su envío se aprueba."


class PublicaCompletas:
    """Mixed into the views that publish: the ficha breve is all that publication asks, and it is asked."""

    def publish_action(self):
        if not permisos.puede_publicar(self.request.user, self.object):
            messages.error(self.request, POR_LA_MESA)
            return redirect(self.get_edit_url())
        # What came from another catalogue is published as it came, and says so.
        importada = self.object.validacion == self.object.Validacion.IMPORTADA
        if not importada and (faltan := completitud.faltantes(self.object)):
            messages.error(self.request, _lo_que_falta(faltan))
            return redirect(self.get_edit_url())
        return super().publish_action()


def _lo_que_falta(faltan) -> str:
    lista = format_html_join("", "<li>{}</li>", ((c.mensaje,) for c in faltan))
    return format_html("Se guardó como borrador, pero no se publicó. Para publicarla falta:<ul>{}</ul>", lista)


class SinPanelDeRevision:
    """Its checks run inside the preview, in a script that the public pages do not load: it would always say 0 problems."""

    def get_side_panels(self):
        return MediaContainer([p for p in super().get_side_panels() if not isinstance(p, ChecksSidePanel)])


class CrearFicha(PublicaCompletas, EnlazaConElSitio, SinPanelDeRevision, snippets.CreateView):
    pass


class EditarFicha(PublicaCompletas, EnlazaConElSitio, SinPanelDeRevision, snippets.EditView):
    def user_has_permission(self, permission):
        """Wagtail asks of the model, and gives superusers the lock."""
        if permission in ("lock", "unlock"):
            return False
        if permission == "publish":
            return permisos.puede_publicar(self.request.user, self.object)
        return super().user_has_permission(permission)

    def get(self, request, *args, **kwargs):
        if self.object.retirada and not self.expects_json_response:
            messages.warning(request, "Esta ficha está retirada: el público ve un aviso en lugar del texto.")
        return super().get(request, *args, **kwargs)


class BorrarFicha(snippets.DeleteView):
    def dispatch(self, request, *args, **kwargs):
        if not permisos.puede_eliminar(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class SinCandado(snippets.LockView):
    """In place of the views that lock and unlock: who decides on a ficha holds it, and nobody else."""

    def dispatch(self, request, *args, **kwargs):
        raise PermissionDenied
