"""Where a ficha stands, who has it, until when, and what its entity may do now."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from practicas.envios import permisos
from practicas.envios.estados import Accion
from practicas.envios.views import envio_o_404

from ..recorrido import plazo, que_hacer, recorrido

# Taken elsewhere than by a button of this page.
_EN_OTRA_PARTE = {Accion.CALIFICAR, Accion.DECIDIR, Accion.VENCER}
# That cannot be undone from there.
GRAVES = {Accion.ELIMINAR, Accion.DESISTIR, Accion.SOLICITAR_RETIRO, Accion.RETIRAR}


@login_required
def seguimiento(request, uuid):
    envio = envio_o_404(request.user, uuid)
    acciones = [a for a in permisos.acciones(request.user, envio) if a not in _EN_OTRA_PARTE]
    contexto = {
        "envio": envio,
        "acciones": acciones,
        "graves": GRAVES,
        "puede_escribir": permisos.puede_escribir(request.user, envio),
        "que_hacer": que_hacer(envio),
        "plazo": plazo(envio),
        "recorrido": recorrido(envio),
        "observaciones": envio.observaciones.hechas(),
        "versiones": type(envio).objects.de_ficha(envio.ficha).exclude(pk=envio.pk).order_by("-creado"),
    }
    return render(request, "espacio/seguimiento.html", contexto)


@login_required
def texto(request, uuid):
    """As it will be published: the draft, or what is under review."""
    envio = envio_o_404(request.user, uuid)
    ficha = envio.texto
    contexto = ficha.get_preview_context(request, "") | {"envio": envio}
    return render(request, ficha.get_preview_template(request, ""), contexto)
