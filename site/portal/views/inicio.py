"""The front page: search first, then what there is."""

from django.shortcuts import render

from paginas.models import PaginaDeInicio

from .. import portada


def inicio(request):
    pagina = PaginaDeInicio.objects.live().select_related("leccion").first()
    escrito = pagina.escrito() if pagina else portada.DE_FABRICA
    return render(request, "portal/inicio.html", portada.contexto(request, escrito))
