"""The queue of the desk."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render

from practicas.envios import permisos
from practicas.envios.models import Envio


@login_required
def cola(request):
    if not permisos.puede_entrar_a_la_mesa(request.user):
        raise PermissionDenied("La mesa es de la SGP.")
    return render(request, "mesa/cola.html", {"envios": Envio.objects.en_la_sgp().select_related("entidad")[:50]})
