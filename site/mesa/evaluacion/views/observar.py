"""Sending the text back with observations."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from practicas.envios import permisos
from practicas.envios import servicios as de_envios
from practicas.envios.estados import Accion
from practicas.envios.servicios import Conflicto
from practicas.evaluaciones import servicios

from ..entrada import asignacion_o_404, de_la_sala, pestanas
from ..formularios import DeObservacion
from ..hoja import entero_o_ninguno


@de_la_sala
@require_http_methods(["GET", "HEAD", "POST"])
def observar(request, pk):
    """GET: what is prepared. POST: one more, one less, or all of it to the entity."""
    asignacion = asignacion_o_404(request.user, pk)
    envio = asignacion.evaluacion.envio
    if negativa := permisos.negativa(request.user, envio, Accion.DEVOLVER):
        raise PermissionDenied(negativa)
    hacer = {"descartar": _descartar, "devolver": _devolver}.get(request.POST.get("hacer", ""), _preparar)
    if request.method != "POST":
        return _mostrar(request, asignacion, DeObservacion(ficha=envio.texto))
    try:
        return hacer(request, asignacion)
    except Conflicto as conflicto:
        return _mostrar(request, asignacion, _lo_escrito(request, asignacion), str(conflicto), status=409)
    except ValidationError as error:
        return _mostrar(request, asignacion, _lo_escrito(request, asignacion), " ".join(error.messages), status=400)


def _preparar(request, asignacion):
    formulario = _lo_escrito(request, asignacion)
    if not formulario.is_valid():
        return _mostrar(request, asignacion, formulario, status=400)
    de_envios.preparar(envio=asignacion.evaluacion.envio, usuario=request.user, **formulario.cleaned_data)
    return redirect("observar_en_evaluacion", asignacion.pk)


def _descartar(request, asignacion):
    suyas = _preparadas(request, asignacion)
    if observacion := suyas.filter(pk=entero_o_ninguno(request.POST.get("observacion"))).first():
        de_envios.descartar(observacion=observacion, usuario=request.user)
    return redirect("observar_en_evaluacion", asignacion.pk)


def _devolver(request, asignacion):
    servicios.devolver(
        envio=asignacion.evaluacion.envio,
        usuario=request.user,
        revision=entero_o_ninguno(request.POST.get("revision")),
    )
    messages.success(request, "La entidad recibió sus observaciones. El plazo de la SGP está detenido.")
    return redirect(asignacion)


def _lo_escrito(request, asignacion):
    return DeObservacion(request.POST, ficha=asignacion.evaluacion.envio.texto)


def _preparadas(request, asignacion):
    return asignacion.evaluacion.envio.observaciones.preparadas().filter(autor=request.user)


def _mostrar(request, asignacion, formulario, error: str = "", status: int = 200):
    contexto = {
        "asignacion": asignacion,
        "envio": asignacion.evaluacion.envio,
        "preparadas": _preparadas(request, asignacion),
        "formulario": formulario,
        "error": error,
    } | pestanas(request.user, "por_evaluar")
    return render(request, "mesa/evaluacion/observar.html", contexto, status=status)
