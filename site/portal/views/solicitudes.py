"""Asking for a practice that is not there. Nothing typed is lost, and what was sent is not sent twice."""

from django.core.exceptions import ValidationError
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
    q = request.GET.get("q", "")[: Solicitud.MAXIMO_DE_CONSULTA]
    formulario = FormularioDePedido(request.POST or None, initial={"consulta": q})
    if request.method == "POST" and recibir(request, formulario, servicios.pedir, SIN_CUPO):
        return redirect("pedido_recibido")
    return render(request, "portal/pedir_practica.html", {"formulario": formulario}, status=estado_de(formulario))


def recibido(request):
    return render(request, "portal/pedido_recibido.html")


def recibir(request, formulario, guardar, sin_cupo: str) -> bool:
    """Whether what a visitor wrote was taken. If not, the form says why; a program that fills in everything believes that it was."""
    if not formulario.is_valid():
        return False
    if not cupo.queda_cupo(request.session):
        formulario.add_error(None, ValidationError(sin_cupo, code="sin_cupo"))
        return False
    try:
        if not formulario.es_de_un_programa():
            guardar(**formulario.escrito())
    except ValidationError as error:  # what it was about changed meanwhile
        formulario.add_error(None, error.messages)
        return False
    cupo.gastar_cupo(request.session)
    return True


def estado_de(formulario) -> int:
    return 429 if formulario.has_error("__all__", "sin_cupo") else 200
