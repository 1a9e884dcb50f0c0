"""What the entity has here."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render


@login_required
def fichas(request):
    return render(request, "espacio/fichas.html")


@login_required
def nueva(request):
    return render(request, "espacio/nueva.html")


@login_required
def observaciones(request):
    return render(request, "espacio/observaciones.html")
