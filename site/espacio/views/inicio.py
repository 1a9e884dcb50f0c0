"""What the entity has here: its fichas and where they stand, a new one, what was observed."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from practicas.catalogos.dias_habiles import Calendario
from practicas.envios import servicios
from practicas.envios.models import Envio, Observacion

from ..consultas import entidades_donde_escribe, fichas_de
from ..formularios import FormularioDeNueva
from ..recorrido import plazo

POR_PAGINA, A_LA_VEZ = 50, 200


@login_required
def fichas(request):
    envios = fichas_de(request.user)
    pagina = Paginator(envios, POR_PAGINA).get_page(request.GET.get("pagina"))
    seguidos = Envio.objects.que_sigue(request.user).select_related("entidad")[:POR_PAGINA]
    if not entidades_donde_escribe(request.user) and not seguidos:
        return render(request, "espacio/sin_entidad.html")
    calendario = Calendario.leer()
    filas = [(envio, plazo(envio, calendario)) for envio in pagina]
    return render(request, "espacio/fichas.html", {"pagina": pagina, "filas": filas, "seguidos": seguidos})


@login_required
def nueva(request):
    if not entidades_donde_escribe(request.user):
        raise PermissionDenied("No escribe para ninguna entidad.")
    formulario = FormularioDeNueva(request.POST or None, usuario=request.user)
    if request.method == "POST" and formulario.is_valid():
        envio = servicios.crear_ficha(usuario=request.user, **formulario.datos())
        return redirect("escribir", envio.uuid)
    return render(request, "espacio/nueva.html", {"formulario": formulario})


@login_required
def observaciones(request):
    """All that waits for an answer, of all its fichas."""
    de_la_entidad = Envio.objects.que_ve(request.user)
    abiertas = Observacion.objects.que_esperan_respuesta().filter(envio__in=de_la_entidad.values("pk"))
    return render(request, "espacio/observaciones.html", {"observaciones": abiertas.select_related("envio")[:A_LA_VEZ]})
