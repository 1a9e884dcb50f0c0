"""The steps that the entity takes."""

from django.shortcuts import redirect
from django.urls import reverse

from practicas.envios.estados import Accion, Estado
from practicas.envios.servicios import Incompleta
from practicas.envios.views import TomarPaso


class PasoDeLaEntidad(TomarPaso):
    plantilla = "espacio/paso.html"

    def post(self, request, **_):
        try:
            return super().post(request)
        except Incompleta:
            return redirect(f"{reverse('escribir', args=[self.envio.uuid])}?enviar=1")

    def volver(self) -> str:
        return reverse("seguimiento", args=[self.envio.uuid])

    def despues(self, hecho) -> str:
        if self.accion == Accion.ELIMINAR:
            return reverse("mi_entidad")
        if hecho is not None and hecho.estado == Estado.BORRADOR:
            return reverse("escribir", args=[hecho.uuid])
        return self.volver()


accion = PasoDeLaEntidad.as_view()
