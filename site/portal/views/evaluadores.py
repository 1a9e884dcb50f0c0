"""Who evaluated in each year. Names only: what each one evaluated is not told."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from practicas.evaluaciones.consultas import nomina


@require_safe
def evaluadores(request):
    return render(request, "portal/evaluadores.html", {"nomina": nomina()})
