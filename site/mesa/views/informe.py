"""The report of the desk, on the page or to take away."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ..informe.descargas import FORMATOS, escribir, nombre_de_archivo
from ..informe.informe import QUE_LO_CAMBIA, Informe, hacer
from ..informe.periodo import DelInforme
from ..marco import SIN_CUENTAS, de_la_mesa, mostrar


@require_safe
@de_la_mesa
def informe(request):
    formulario = DelInforme(request.GET)
    contexto = {"formulario": formulario, "cuentas": SIN_CUENTAS}
    if not formulario.is_valid():
        return mostrar(request, "mesa/informe.html", contexto, aqui="informe", status=400)
    hecho = hacer(formulario.periodo)
    formato = request.GET.get("formato", "")
    if formato in FORMATOS:
        return _descarga(hecho, formato)
    contexto |= {"formulario": DelInforme(vars(hecho.periodo))}  # with the dates that it has, given or not
    contexto |= {"informe": hecho, "formatos": FORMATOS, "que_lo_cambia": QUE_LO_CAMBIA}
    return mostrar(request, "mesa/informe.html", contexto, aqui="informe")


def _descarga(hecho: Informe, formato: str) -> HttpResponse:
    respuesta = HttpResponse(escribir(hecho, formato), content_type=FORMATOS[formato].tipo)
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre_de_archivo(hecho, formato)}"'
    return respuesta
