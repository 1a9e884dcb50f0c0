"""Where a ficha stands, who has it and until when."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from practicas.envios import permisos
from practicas.envios.views import envio_o_404


@login_required
def seguimiento(request, uuid):
    envio = envio_o_404(request.user, uuid)
    contexto = {"envio": envio, "acciones": permisos.acciones(request.user, envio)}
    return render(request, "espacio/seguimiento.html", contexto)


@login_required
def texto(request, uuid):
    envio = envio_o_404(request.user, uuid)
    return render(request, "espacio/texto.html", {"envio": envio})
