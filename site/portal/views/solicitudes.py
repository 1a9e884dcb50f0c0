"""Asking for a practice that is not there. Nothing typed is lost, and what was sent is not sent twice."""

from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from practicas.solicitudes import servicios
from practicas.solicitudes.formularios import FormularioDePedido
from practicas.solicitudes.models import Solicitud

from .. import cupo

SIN_CUPO = (
    f"Ya envió {cupo.MAXIMO} pedidos en la última hora. Espere una hora y vuelva a enviarlo: lo escrito sigue aquí."
)


@sensitive_post_parameters("correo")
def pedir(request):
    if request.method != "POST":
        q = request.GET.get("q", "")[: Solicitud.MAXIMO_DE_CONSULTA]
        return _mostrar(request, FormularioDePedido(initial={"consulta": q}))
    formulario = FormularioDePedido(request.POST)
    if not formulario.is_valid():
        return _mostrar(request, formulario)
    if not cupo.queda_cupo(request.session):
        formulario.add_error(None, SIN_CUPO)
        return _mostrar(request, formulario, status=429)
    if not formulario.es_de_un_programa():
        servicios.pedir(**formulario.pedido())
    cupo.gastar_cupo(request.session)
    return redirect("pedido_recibido")


def recibido(request):
    return render(request, "portal/pedido_recibido.html")


def _mostrar(request, formulario, status=200):
    return render(request, "portal/pedir_practica.html", {"formulario": formulario}, status=status)
