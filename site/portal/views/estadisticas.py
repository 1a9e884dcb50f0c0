"""How long SGP and the entities take, for anybody to see."""

from django.core.cache import cache
from django.shortcuts import render

from practicas.envios.estadisticas import medianas

UNA_HORA = 3600  # seconds: a year of steps is read to make it


def estadisticas(request):
    contexto = {"medianas": cache.get_or_set("medianas", medianas, UNA_HORA)}
    return render(request, "portal/estadisticas.html", contexto)
