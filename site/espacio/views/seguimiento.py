"""Where a ficha stands, who has it, until when, and what its entity may do now."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from practicas.envios import permisos
from practicas.envios.estados import Accion, Estado
from practicas.envios.views import envio_o_404

from ..recorrido import plazo, que_hacer, recorrido

# Taken elsewhere than by a button of this page.
_EN_OTRA_PARTE = {Accion.CALIFICAR, Accion.DECIDIR, Accion.VENCER}
CON_INFORME = {Estado.VALIDADA, Estado.NO_VALIDADA}
# That cannot be undone from there.
GRAVES = {Accion.ELIMINAR, Accion.DESISTIR, Accion.SOLICITAR_RETIRO, Accion.RETIRAR}


@login_required
def seguimiento(request, uuid):
    envio = envio_o_404(request.user, uuid)
    acciones = [a for a in permisos.acciones(request.user, envio) if a not in _EN_OTRA_PARTE]
    puede_escribir, observada = permisos.puede_escribir(request.user, envio), envio.estado == Estado.OBSERVADA
    por_responder = envio.observaciones.hechas().sin_responder() if observada else envio.observaciones.none()
    hay_otra_principal = por_responder or envio.estado in CON_INFORME or (puede_escribir and not observada)
    contexto = {
        "envio": envio,
        "acciones": acciones,
        "graves": GRAVES,
        "principal": "" if hay_otra_principal else next((a for a in acciones if a not in GRAVES), ""),
        "con_informe": envio.estado in CON_INFORME,
        "puede_escribir": puede_escribir,
        "por_responder": por_responder,
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
