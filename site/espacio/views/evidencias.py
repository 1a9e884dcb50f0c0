"""The evidence of a text: what there is, one more, one less."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from practicas.envios import permisos, servicios
from practicas.envios.servicios.evidencias import sustentables
from practicas.envios.views import envio_o_404

from ..formularios_de_archivos import FormularioDeEvidencia


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evidencias(request, uuid):
    envio = envio_o_404(request.user, uuid)
    texto = envio.texto
    opciones = sustentables(texto)
    if request.method != "POST":
        return _mostrar(request, envio, texto, FormularioDeEvidencia(sustentables=opciones))
    formulario = FormularioDeEvidencia(request.POST, request.FILES, sustentables=opciones)
    if not formulario.is_valid():
        return _mostrar(request, envio, texto, formulario, status=400)
    try:
        nueva = servicios.agregar_evidencia(envio=envio, usuario=request.user, **formulario.cleaned_data)
    except ValidationError as error:
        formulario.agregar_errores(error)
        return _mostrar(request, envio, texto, formulario, status=400)
    messages.success(request, f"Se agregó «{nueva.titulo}».")
    return redirect("evidencias_de_envio", envio.uuid)


@login_required
@require_POST
def quitar(request, uuid, clave):
    envio = envio_o_404(request.user, uuid)
    servicios.quitar_evidencia(envio=envio, usuario=request.user, clave=clave)
    messages.success(request, "Se quitó la evidencia.")
    return redirect("evidencias_de_envio", envio.uuid)


def _mostrar(request, envio, texto, formulario, status=200):
    nombres = dict(sustentables(texto))
    filas = [
        {"evidencia": e, "sustenta": [nombres[r] for r in e.sustenta if r in nombres]} for e in texto.evidencias.all()
    ]
    contexto = {
        "envio": envio,
        "filas": filas,
        "formulario": formulario,
        "se_escribe": permisos.puede_escribir(request.user, envio),
    }
    return render(request, "espacio/evidencias.html", contexto, status=status)
