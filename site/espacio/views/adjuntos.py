"""The files and links of a text, of each kind: what there is, one more, one less."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from practicas.envios import permisos, servicios
from practicas.envios.servicios.adjuntos import sustentables
from practicas.envios.views import envio_o_404

from ..formularios_de_archivos import FormularioDeActivo, FormularioDeAdjunto, FormularioDeEvidencia


@dataclass(frozen=True)
class Clase:
    relacion: str
    formulario: type[FormularioDeAdjunto]
    agregar: Callable
    titulo: str
    uno: str
    ninguno: str
    quitar: str  # name of the address
    nota: str


EVIDENCIAS = Clase(
    "evidencias",
    FormularioDeEvidencia,
    servicios.agregar_evidencia,
    "Evidencia",
    "una evidencia",
    "Todavía no hay evidencia",
    "quitar_evidencia",
    "Mientras la ficha no sea pública, solo su entidad y la SGP pueden abrir estos archivos.",
)
ACTIVOS = Clase(
    "activos",
    FormularioDeActivo,
    servicios.agregar_activo,
    "Activos para usar",
    "un activo",
    "Todavía no hay activos",
    "quitar_activo",
    "Formatos, términos de referencia, contratos, software: lo que otra entidad puede usar tal cual. Se publican con la ficha, menos lo que evalúa a una consultora, que solo ven las entidades.",
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evidencias(request, uuid):
    return _adjuntos(request, uuid, EVIDENCIAS)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def activos(request, uuid):
    return _adjuntos(request, uuid, ACTIVOS)


@login_required
@require_POST
def quitar_evidencia(request, uuid, clave):
    return _quitar(request, uuid, clave, EVIDENCIAS)


@login_required
@require_POST
def quitar_activo(request, uuid, clave):
    return _quitar(request, uuid, clave, ACTIVOS)


def _adjuntos(request, uuid, clase: Clase):
    envio, texto = _que_los_tiene(request.user, uuid, clase)
    if request.method != "POST":
        return _mostrar(request, envio, texto, clase, clase.formulario(texto=texto))
    formulario = clase.formulario(request.POST, request.FILES, texto=texto)
    if not formulario.is_valid():
        return _mostrar(request, envio, texto, clase, formulario, status=400)
    try:
        nuevo = clase.agregar(envio=envio, usuario=request.user, **formulario.cleaned_data)
    except ValidationError as error:
        formulario.agregar_errores(error)
        return _mostrar(request, envio, texto, clase, formulario, status=400)
    messages.success(request, f"Se agregó «{nuevo.titulo}».")
    return redirect(f"{clase.relacion}_de_envio", envio.uuid)


def _quitar(request, uuid, clave, clase: Clase):
    envio, _ = _que_los_tiene(request.user, uuid, clase)
    servicios.quitar_adjunto(envio=envio, usuario=request.user, relacion=clase.relacion, clave=clave)
    messages.success(request, f"Se quitó {clase.uno}.")
    return redirect(f"{clase.relacion}_de_envio", envio.uuid)


def _que_los_tiene(usuario, uuid, clase: Clase):
    """404: not theirs to see, or of a kind that the ficha does not have."""
    envio = envio_o_404(usuario, uuid)
    texto = envio.texto
    if not hasattr(texto, clase.relacion):
        raise Http404("Esta ficha no tiene de eso.")
    return envio, texto


def _mostrar(request, envio, texto, clase: Clase, formulario, status=200):
    nombres = dict(sustentables(texto))
    filas = [
        {"adjunto": a, "sustenta": [nombres[r] for r in getattr(a, "sustenta", ()) if r in nombres]}
        for a in getattr(texto, clase.relacion).all()
    ]
    contexto = {
        "envio": envio,
        "clase": clase,
        "filas": filas,
        "formulario": formulario,
        "se_escribe": permisos.puede_escribir(request.user, envio),
    }
    return render(request, "espacio/adjuntos.html", contexto, status=status)
