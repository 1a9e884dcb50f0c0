"""One case file on the desk."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render

from practicas.envios import permisos
from practicas.envios.views import envio_o_404


@login_required
def envio(request, uuid):
    if not permisos.puede_entrar_a_la_mesa(request.user):
        raise PermissionDenied("La mesa es de la SGP.")
    visto = envio_o_404(request.user, uuid)
    return render(request, "mesa/envio.html", {"envio": visto, "acciones": permisos.acciones(request.user, visto)})
