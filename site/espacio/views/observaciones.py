"""Answering what was observed, one by one: by a suggestion accepted with one click, or in words."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from practicas.envios import servicios
from practicas.envios.views import envio_o_404


@login_required
def responder(request, uuid, numero):
    envio = envio_o_404(request.user, uuid)
    observacion = get_object_or_404(envio.observaciones.hechas(), numero=numero)
    error, ajena, status = "", "", 200
    if request.method == "POST":
        try:
            _responder(request, observacion)
        except ValidationError as falla:
            error, status = " ".join(falla.messages), 400
        except servicios.YaRespondida as conflicto:
            ajena, status = str(conflicto), 409
            observacion.refresh_from_db()
        except servicios.Conflicto as conflicto:
            error, status = str(conflicto), 409
        else:
            messages.success(request, f"Respondió la observación {numero}.")
            return redirect("seguimiento", envio.uuid)
    contexto = {
        "envio": envio,
        "observacion": observacion,
        "error": error,
        "ajena": ajena,
        "respuesta": _lo_escrito(request, observacion),
    }
    return render(request, "espacio/responder.html", contexto, status=status)


def _responder(request, observacion) -> None:
    quien = {"observacion": observacion, "usuario": request.user, "vez": request.POST.get("vez")}
    if "aceptar" in request.POST:
        servicios.aceptar_sugerencia(**quien)
    else:
        servicios.responder(**quien, respuesta=request.POST.get("respuesta", ""))


def _lo_escrito(request, observacion) -> str:
    return request.POST.get("respuesta", observacion.respuesta)
