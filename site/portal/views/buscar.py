"""The results page and the page of one facet: everything is in the address, and no address is an error."""

from functools import wraps

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt

from busqueda import bitacora, buscador
from busqueda.consulta import MAXIMO_DE_BYTES, leer_consulta
from busqueda.facetas import DE_CODIGOS
from practicas.solicitudes.models import Solicitud

from .. import descargas
from ..comparacion import leer_elegidas
from ..metadatos import NO_INDEXAR, direccion
from ..resultados import PaginaDeResultados
from ..salidas import con_menos_filtros, con_otras_palabras
from ..valores import PaginaDeValores
from . import errores

INCRUSTADAS = 5


def con_pregunta_corta(vista):
    """414 for a longer one."""

    @wraps(vista)
    def guardada(request, *args, **kwargs):
        if len(request.META.get("QUERY_STRING", "")) > MAXIMO_DE_BYTES:
            if request.GET.get("formato") in descargas.FORMATOS:  # a program asks
                return HttpResponse("Quite filtros.", status=414, content_type="text/plain")
            return errores.demasiado_larga(request)
        return vista(request, *args, **kwargs)

    return guardada


@con_pregunta_corta
def resultados(request):
    consulta, _ = leer_consulta(request.GET)
    if (formato := request.GET.get("formato")) in descargas.FORMATOS:
        return descargas.descargar(request, consulta, formato)
    resultado = bitacora.buscar(consulta)
    pagina = PaginaDeResultados(resultado, leer_elegidas(request.GET))
    contexto = {"resultado": resultado, "pagina": pagina, "direccion_canonica": direccion(pagina.direccion)}
    if not pagina.vale_indexarla:
        contexto["no_indexar"] = NO_INDEXAR
    if resultado.total or resultado.degradada:
        return render(request, "portal/buscar.html", contexto)
    contexto |= {
        "menos_filtros": con_menos_filtros(resultado, pagina.elegidas),
        "otras_palabras": con_otras_palabras(resultado, pagina.elegidas),
        "pedidos": Solicitud.objects.cuentas(),
    }
    return render(request, "portal/sin_resultados.html", contexto)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@con_pregunta_corta
def incrustada(request):
    """The first hits, to be shown inside a page of another site. It has no form and nothing of who is in; whoever reads there did not search here."""
    consulta, _ = leer_consulta(request.GET)
    resultado = buscador.buscar(buscador.con_pagina(consulta, 1, INCRUSTADAS), facetas=())
    contexto = {
        "resultado": resultado,
        "todas": direccion(f"{reverse('buscar')}{consulta.url(pagina=1)}"),
        "no_indexar": NO_INDEXAR,
    }
    return render(request, "portal/incrustada.html", contexto)


@con_pregunta_corta
def faceta(request, nombre):
    pedida = next((f for f in DE_CODIGOS if f.nombre == nombre), None)
    if not pedida:
        raise Http404
    # `pagina` here is of the values, not of the hits.
    consulta, _ = leer_consulta(request.GET)
    contiene, padre = request.GET.get("contiene", "").strip()[:100], request.GET.get("padre") or None
    valores = buscador.valores_de_faceta(consulta, pedida, contiene, padre, consulta.pagina)
    pagina = PaginaDeValores(consulta, valores, leer_elegidas(request.GET))
    return render(request, "portal/faceta.html", {"pagina": pagina, "no_indexar": NO_INDEXAR})
