"""The steps that SGP takes."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from practicas.envios import permisos
from practicas.envios.views import TomarPaso


class PasoDeLaMesa(TomarPaso):
    plantilla = "mesa/paso.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not permisos.puede_entrar_a_la_mesa(request.user):
            raise PermissionDenied("La mesa es de la SGP.")
        return super().dispatch(request, *args, **kwargs)

    def volver(self) -> str:
        return reverse("mesa_envio", args=[self.envio.uuid])


accion = PasoDeLaMesa.as_view()
