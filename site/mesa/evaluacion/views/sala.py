"""What each evaluator has: to do and done."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from practicas.catalogos.dias_habiles import Calendario
from practicas.envios import plazos
from practicas.evaluaciones.models import Asignacion
from practicas.fichas.presentacion import presentar

from ..entrada import asignacion_o_404, de_la_sala, pestanas


@require_safe
@de_la_sala
def por_evaluar(request):
    suyas = Asignacion.objects.con_envio().que_ve(request.user).pendientes().order_by("evaluacion__envio__vence", "pk")
    calendario = Calendario.leer()
    filas = [(a, plazos.quedan(a.evaluacion.envio, calendario)) for a in suyas]
    return render(request, "mesa/evaluacion/por_evaluar.html", {"filas": filas} | pestanas(request.user, "por_evaluar"))


@require_safe
@de_la_sala
def enviadas(request):
    suyas = Asignacion.objects.con_envio().que_ve(request.user).enviadas().order_by("-enviada_el")
    return render(
        request, "mesa/evaluacion/enviadas.html", {"asignaciones": suyas} | pestanas(request.user, "enviadas")
    )


@require_safe
@de_la_sala
def ficha(request, pk):
    """The very text that is being evaluated."""
    envio = asignacion_o_404(request.user, pk).evaluacion.envio
    texto = presentar(envio.revision.as_object())
    return render(request, f"portal/{texto.TIPO}.html", {"ficha": texto, "vista_previa": True})
