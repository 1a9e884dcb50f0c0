"""Calls: opened by the coordination, with the practices that it includes in them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from practicas.catalogos import dias_habiles
from practicas.evaluaciones import servicios
from practicas.evaluaciones.models import Convocatoria

from ..entrada import de_la_coordinacion
from ..formularios import DeConvocatoriaNueva, DeInclusion


@require_http_methods(["GET", "HEAD", "POST"])
@de_la_coordinacion
def lista(request):
    formulario = DeConvocatoriaNueva(request.POST if request.method == "POST" else None)
    if formulario.is_valid():
        try:
            nueva = servicios.crear_convocatoria(usuario=request.user, **formulario.cleaned_data)
        except ValidationError as error:
            formulario.add_error(None, error.messages)
        else:
            messages.success(request, f"Se abrió «{nueva}». Incluya las prácticas que convoca.")
            return redirect("convocatoria", nueva.pk)
    contexto = {"convocatorias": Convocatoria.objects.all(), "formulario": formulario, "aqui": "convocatorias"}
    return render(request, "mesa/evaluacion/convocatorias.html", contexto, status=400 if formulario.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@de_la_coordinacion
def convocatoria(request, pk):
    vista = get_object_or_404(Convocatoria, pk=pk)
    formulario = DeInclusion(request.POST if request.method == "POST" else None)
    inclusiones = []
    if formulario.is_valid():
        inclusiones = servicios.incluir_en_convocatoria(
            convocatoria=vista, codigos=formulario.cleaned_data["codigos"], usuario=request.user
        )
        if all(i.envio for i in inclusiones):
            messages.success(request, f"Prácticas incluidas: {len(inclusiones)}.")
            return redirect("convocatoria", pk)
        no_entraron = "\n".join(i.codigo for i in inclusiones if not i.envio)
        formulario = DeInclusion(initial={"codigos": no_entraron})
    contexto = {
        "convocatoria": vista,
        "abierta": vista.esta_abierta(dias_habiles.hoy()),
        "evaluaciones": vista.evaluaciones.con_envio(),
        "formulario": formulario,
        "inclusiones": inclusiones,
    }
    mal = formulario.errors or any(not i.envio for i in inclusiones)
    return render(request, "mesa/evaluacion/convocatoria.html", contexto, status=400 if mal else 200)
