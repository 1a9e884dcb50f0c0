"""Practices side by side. Everything is in the address, which can be sent to somebody; no address is an error."""

from django.shortcuts import render

from .. import comparacion
from ..metadatos import NO_INDEXAR, direccion
from .buscar import con_pregunta_corta


@con_pregunta_corta
def comparar(request):
    hecha = comparacion.comparar(request.GET)
    contexto = {"comparacion": hecha, "direccion_canonica": direccion(hecha.direccion)}
    if request.GET:
        contexto["no_indexar"] = NO_INDEXAR
    return render(request, "portal/comparar.html", contexto)
