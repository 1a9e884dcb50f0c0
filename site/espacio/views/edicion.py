"""Writing a ficha."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from practicas.envios.views import envio_o_404


@login_required
def escribir(request, uuid):
    return render(request, "espacio/escribir.html", {"envio": envio_o_404(request.user, uuid)})


@login_required
def guardar(request, uuid):
    return render(request, "espacio/escribir.html", {"envio": envio_o_404(request.user, uuid)})
