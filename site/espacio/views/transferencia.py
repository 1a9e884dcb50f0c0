"""Everything that the entity has here, to be handed over when its authorities change."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.views.errores import ocupado
from practicas.envios.transferencia import armar_transferencia, inventariar
from practicas.fichas.documentos.guardados import Ocupado

from ..consultas import entidades_donde_escribe


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def transferencia(request):
    """GET says what there is; POST, with the code of one of their entities, takes it along."""
    suyas = entidades_donde_escribe(request.user)
    if request.method != "POST":
        contexto = {"inventarios": [inventariar(entidad) for entidad in suyas]}
        return render(request, "espacio/transferencia.html" if suyas else "espacio/sin_entidad.html", contexto)
    entidad = next((e for e in suyas if e.codigo == request.POST.get("entidad")), None)
    if entidad is None:
        raise Http404("No pertenece a esa entidad.")
    try:
        paquete = armar_transferencia(entidad=entidad, usuario=request.user)
    except Ocupado:
        return ocupado(request)
    nombre = f"transferencia-{entidad.codigo}-{timezone.localdate():%Y-%m-%d}.zip"
    respuesta = FileResponse(paquete, as_attachment=True, filename=nombre, content_type="application/zip")
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
