"""Answering what was observed, one by one."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect

from practicas.envios.views import envio_o_404


@login_required
def responder(request, uuid, numero):
    return redirect("seguimiento", envio_o_404(request.user, uuid).uuid)
