"""The doors of the room and of its coordination: who comes in, and what is there for them."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.views.decorators.cache import never_cache

from portal.pestanas import Pestana
from practicas.evaluaciones import permisos
from practicas.evaluaciones.models import Asignacion


def de_la_sala(vista):
    return _solo(vista, permisos.puede_entrar_a_la_sala, "La sala de evaluación es de quienes evalúan.")


def de_la_coordinacion(vista):
    return _solo(vista, permisos.puede_coordinar, "Las evaluaciones las reparte la coordinación del repositorio.")


def _solo(vista, puede, motivo):
    @login_required
    @never_cache
    @wraps(vista)
    def protegida(request, *args, **kwargs):
        if not puede(request.user):
            raise PermissionDenied(motivo)
        return vista(request, *args, **kwargs)

    return protegida


def asignacion_o_404(usuario, pk: int) -> Asignacion:
    """Theirs; any other does not exist for them."""
    asignacion = Asignacion.objects.con_envio().que_ve(usuario).filter(pk=pk).first()
    if asignacion is None:
        raise Http404("Esa evaluación no está, o no es suya.")
    return asignacion


def pestanas(usuario, aqui: str = "") -> dict:
    """The tabs of the room, with their counts, for the context of a page."""
    suyas = Asignacion.objects.que_ve(usuario)
    todas = (
        ("por_evaluar", "Por evaluar", "evaluacion", suyas.pendientes().count()),
        ("enviadas", "Enviadas", "evaluaciones_enviadas", suyas.enviadas().count()),
        ("conflictos", "Conflictos de interés", "conflictos_de_interes", ""),
    )
    return {"pestanas": [Pestana(texto, reverse(ruta), cual == aqui, str(n)) for cual, texto, ruta, n in todas]}
