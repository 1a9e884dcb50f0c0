"""The notices of whoever is signed in: the inbox, one of them, and how their mail comes. Nobody sees those of others."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from practicas.avisos import servicios
from practicas.avisos.formularios import FormularioDePreferencias
from practicas.avisos.models import Aviso, Preferencia

from ..paginacion import Paginas

POR_PAGINA = 20


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bandeja(request):
    """Every notice, unread first; a POST marks them all as read."""
    if request.method == "POST":
        servicios.marcar_todos_leidos(usuario=request.user)
        return redirect("avisos")
    suyos = Aviso.objects.de_bandeja(request.user).en_orden()
    pagina = Paginator(suyos, POR_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "portal/avisos.html", {"avisos": pagina, "paginas": _paginas(pagina)})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aviso(request, pk):
    """Open it: it is read, and its reader goes to what it is about. A POST only marks it as read."""
    abierto = get_object_or_404(Aviso.objects.de_bandeja(request.user), pk=pk)
    servicios.marcar_leido(aviso=abierto, usuario=request.user)
    if request.method == "POST" or not abierto.enlace:
        return redirect(f"{reverse('avisos')}?{urlencode({'pagina': request.GET.get('pagina', 1)})}")
    return redirect(abierto.enlace)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preferencias(request):
    elegida = Preferencia.objects.filter(usuario=request.user, resumen_diario=True).exists()
    formulario = FormularioDePreferencias(
        request.POST if request.method == "POST" else None,
        initial={"correo": FormularioDePreferencias.forma(elegida)},
    )
    if formulario.is_valid():
        servicios.elegir_resumen(usuario=request.user, resumen_diario=formulario.quiere_resumen())
        messages.success(request, "Quedó guardado cómo quiere recibir sus avisos.")
        return redirect("avisos")
    return render(request, "portal/preferencias_de_avisos.html", {"formulario": formulario})


def _paginas(pagina) -> Paginas:
    return Paginas(
        actual=pagina.number,
        ultima=pagina.paginator.num_pages,
        total=pagina.paginator.count,
        por_pagina=POR_PAGINA,
        url_de=_url_de,
    )


def _url_de(numero: int) -> str:
    return f"?pagina={numero}" if numero > 1 else "?"
