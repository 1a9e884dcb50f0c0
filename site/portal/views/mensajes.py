"""What a reader writes from a ficha: a message to its entity, whose mailbox stays hidden, or an error that was seen in it."""

from functools import partial, wraps

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from practicas.fichas.consultas import ficha_con_codigo
from practicas.solicitudes import contacto, errores
from practicas.solicitudes.formularios import FormularioDeContacto, FormularioDeError

from .. import cupo
from .fichas import retirada
from .solicitudes import estado_de, recibir

SIN_CUPO = (
    f"Ya envió {cupo.MAXIMO} mensajes en la última hora. Espere una hora y vuelva a enviarlo: lo escrito sigue aquí."
)


def con_ficha(vista):
    """The view gets the public ficha. Of a withdrawn one there is its tombstone; what nobody may see is not there."""

    @wraps(vista)
    def guardada(request, codigo):
        ficha = ficha_con_codigo(codigo)
        if ficha is None:
            raise Http404
        return retirada(request, codigo) if ficha.retirada else vista(request, ficha)

    return guardada


@sensitive_post_parameters("correo", "mensaje")
@con_ficha
def contactar(request, ficha):
    if not ficha.admite_mensajes:
        raise Http404
    formulario = FormularioDeContacto(request.POST or None)
    escribir = partial(contacto.escribir, ficha=ficha)
    return _atender(request, ficha, formulario, escribir, "contactar")


@sensitive_post_parameters("correo")
@con_ficha
def informar_error(request, ficha):
    formulario = FormularioDeError(request.POST or None)
    return _atender(request, ficha, formulario, partial(errores.informar, ficha=ficha), "informar_error")


def _atender(request, ficha, formulario, guardar, nombre: str):
    if request.method == "POST" and recibir(request, formulario, guardar, SIN_CUPO):
        return redirect(f"{nombre}_recibido", ficha.codigo)
    contexto = {"ficha": ficha, "formulario": formulario}
    return render(request, f"portal/{nombre}.html", contexto, status=estado_de(formulario))


@con_ficha
def contactar_recibido(request, ficha):
    if not ficha.admite_mensajes:
        raise Http404
    return _recibido(
        request,
        ficha,
        "Su mensaje está en camino",
        "Sale hacia el buzón de la entidad en menos de un minuto. La respuesta, si la hay, le llegará a su correo: Yachay ya no lo guarda después de enviarlo.",
    )


@con_ficha
def informar_error_recibido(request, ficha):
    return _recibido(
        request,
        ficha,
        "Recibimos su aviso",
        "Está en la mesa de la SGP, que lo revisa con la entidad. Si dejó su correo, le decimos una sola vez qué se hizo y lo borramos.",
    )


def _recibido(request, ficha, titulo: str, texto: str):
    return render(request, "portal/recibido_de_ficha.html", {"ficha": ficha, "titulo": titulo, "texto": texto})
