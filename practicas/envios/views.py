"""Taking a step over HTTP, whichever site it is taken from: what it asks, what it answers when it cannot be."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views import View

from . import pasos, permisos
from .estados import Accion
from .models import Envio
from .servicios import Conflicto

NO_ESTA = "Ese envío no está, o no es de su entidad."


def envio_o_404(usuario, uuid) -> Envio:
    """The case file, for who may see it; for the rest it does not exist."""
    envio = Envio.objects.select_related("entidad", "entidad_presenta", "revision").filter(uuid=uuid).first()
    if envio is None or not permisos.puede_ver(usuario, envio):
        raise Http404(NO_ESTA)
    return envio


def envio_que_se_escribe(usuario, uuid) -> Envio:
    """404: not theirs to see. 403: not theirs to write now."""
    envio = envio_o_404(usuario, uuid)
    if not permisos.puede_escribir(usuario, envio):
        raise PermissionDenied("Ahora no se puede escribir en esta ficha.")
    return envio


class TomarPaso(LoginRequiredMixin, View):
    """GET asks what the step needs; POST takes it. 404: not theirs to see. 403: not theirs to do. 409: it is no longer as they saw it."""

    plantilla: str
    http_method_names = ["get", "post"]

    def setup(self, request, *args, uuid, accion, **kwargs):
        super().setup(request, *args, **kwargs)
        self.uuid, self.nombre = uuid, accion

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.envio = envio_o_404(request.user, self.uuid)
        if self.nombre not in Accion.values:
            raise Http404("Esa acción no existe.")
        self.accion = Accion(self.nombre)
        visto = request.POST.get("estado")
        if visto and visto != self.envio.estado:
            return self.conflicto(f"Otra persona ya decidió: ahora está «{self.envio.get_estado_display()}».")
        self.paso = self._paso_permitido()
        return super().dispatch(request)  # what the address says is already in the view

    def _paso_permitido(self) -> pasos.Paso:
        if negativa := permisos.negativa(self.request.user, self.envio, self.accion):
            raise PermissionDenied(negativa)
        if (paso := pasos.paso(self.envio.estado, self.accion)) is None:
            raise Http404("Esa acción no se toma desde aquí.")
        return paso

    def get(self, request, **_):
        return self.mostrar(self.paso.formulario(initial={"revision": self.envio.revision_id}))

    def post(self, request, **_):
        formulario = self.paso.formulario(request.POST)
        if not formulario.is_valid():
            return self.mostrar(formulario, status=400)
        try:
            hecho = self.paso.hacer(envio=self.envio, usuario=request.user, **formulario.cleaned_data)
        except Conflicto as conflicto:
            return self.conflicto(str(conflicto))
        except ValidationError as error:
            formulario.add_error(None, error.messages)
            return self.mostrar(formulario, status=400)
        messages.success(request, self.dicho(hecho))
        return redirect(self.despues(hecho))

    def mostrar(self, formulario, status=200):
        contexto = {"envio": self.envio, "accion": self.accion, "formulario": formulario}
        return render(self.request, self.plantilla, contexto | self.contexto(), status=status)

    def conflicto(self, motivo: str):
        escrito = self.request.POST.get("motivo", "")
        contexto = {"envio": self.envio, "motivo": motivo, "volver": self.volver(), "escrito": escrito}
        return render(self.request, "espacio/conflicto.html", contexto, status=409)

    def contexto(self) -> dict:
        return {}

    def dicho(self, hecho: Envio | None) -> str:
        """What is said once it is done."""
        return f"Listo: «{self.envio.titulo}» está ahora «{hecho.get_estado_display()}»." if hecho else "Listo."

    def volver(self) -> str:
        """Where the case file is seen from."""
        raise NotImplementedError

    def despues(self, hecho: Envio | None) -> str:
        return self.volver()
