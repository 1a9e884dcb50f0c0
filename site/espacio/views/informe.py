"""The report of a technical evaluation, to its author."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from practicas.envios.views import envio_o_404
from practicas.evaluaciones.informe import informe_de
from practicas.evaluaciones.models import Evaluacion


@require_safe
@login_required
def informe(request, uuid):
    envio = envio_o_404(request.user, uuid)
    evaluacion = Evaluacion.objects.con_envio().decididas().filter(envio=envio).first()
    if evaluacion is None:
        raise Http404("Esta evaluación todavía no tiene informe.")
    return render(request, "espacio/informe.html", {"envio": envio, "informe": informe_de(evaluacion)})
