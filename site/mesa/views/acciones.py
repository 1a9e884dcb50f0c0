"""The steps that SGP takes."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from practicas.envios import permisos
from practicas.envios.estados import Accion
from practicas.envios.views import TomarPaso

from .. import hoja
from ..conflictos import conflicto
from ..expediente import GRAVES
from ..marco import exigir_mesa, mostrar
from ..pagina import Error, pagina


class PasoDeLaMesa(TomarPaso):
    plantilla = "mesa/paso.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            exigir_mesa(request.user)
        return super().dispatch(request, *args, **kwargs)

    def _paso_permitido(self):
        if permisos.es_parte(self.request.user, self.envio):
            raise PermissionDenied("Esta ficha es de su entidad: véala en «Mi entidad».")
        return super()._paso_permitido()

    def get(self, request):
        return self.mostrar(self.paso.formulario(initial=self._iniciales()))

    def post(self, request):
        if self._hay_una_observacion_a_medias():
            mensaje = "Tiene una observación escrita y sin agregar: agréguela o bórrela, y luego decida."
            return pagina(request, self.envio, error=Error(mensaje, "id_texto"), status=400)
        if error := hoja.guardar(request, self.envio):
            return pagina(request, self.envio, error=error, status=400)
        if self._falta_preguntar():
            return self.get(request)
        return super().post(request)

    def _hay_una_observacion_a_medias(self) -> bool:
        return bool(self.request.POST.get("texto", "").strip())

    def _falta_preguntar(self) -> bool:
        """The page of the case file has the button; the reason is asked in a page of its own."""
        return "motivo" in self.paso.formulario.base_fields and "motivo" not in self.request.POST

    def _iniciales(self) -> dict:
        """With the answers that were already given to the criteria, here or before."""
        return {"revision": self.envio.revision_id} | hoja.respuestas_enviadas(self.request, self.envio)

    def mostrar(self, formulario, status=200):
        contexto = {"envio": self.envio, "accion": self.accion, "formulario": formulario, "volver": self.volver()}
        contexto["graves"] = GRAVES
        contexto["es_reconsideracion"] = self.accion == Accion.RESOLVER
        return mostrar(self.request, self.plantilla, contexto, status=status)

    def conflicto(self, motivo: str):
        if permisos.es_parte(self.request.user, self.envio):
            raise PermissionDenied("Esta ficha es de su entidad.")
        return conflicto(self.request, self.envio, motivo)

    def volver(self) -> str:
        return reverse("mesa_envio", args=[self.envio.uuid])


accion = PasoDeLaMesa.as_view()
