"""A ficha as a document to pass around, and as a workbook that goes out, is filled off-line and comes back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from practicas.envios import servicios
from practicas.envios.models import Propuesta
from practicas.envios.views import envio_o_404, envio_que_se_escribe
from practicas.fichas.documentos import docx
from practicas.fichas.documentos.contenido import documento_de
from practicas.fichas.intercambio.cuaderno.escritura import TIPO as TIPO_DE_LIBRO
from practicas.fichas.intercambio.cuaderno.escritura import escribir_cuaderno
from practicas.fichas.intercambio.hallazgos import Ilegible
from practicas.fichas.presentacion import presentar

from ..formularios_de_archivos import FormularioDeLibro


@login_required
@require_safe
def ficha_docx(request, uuid):
    envio = envio_o_404(request.user, uuid)
    rotulo = (
        f"Envío {envio.numero}, {envio.get_estado_display().lower()}. Descargado el {timezone.localdate():%d/%m/%Y}."
    )
    documento = documento_de(presentar(envio.texto), rotulo=rotulo)
    return _adjunto(docx.escribir_docx(documento), docx.TIPO, f"ficha-{envio.numero}.docx")


@login_required
@require_safe
def ficha_xlsx(request, uuid):
    envio = envio_o_404(request.user, uuid)
    libro = escribir_cuaderno(envio.texto, envio=str(envio.uuid), titulo=envio.titulo)
    return _adjunto(libro, TIPO_DE_LIBRO, f"ficha-{envio.numero}.xlsx")


def _adjunto(contenido: bytes, tipo: str, nombre: str) -> HttpResponse:
    respuesta = HttpResponse(contenido, content_type=tipo)
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre}"'
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def subir(request, uuid):
    """The workbook comes back. Nothing of it is written until its differences are accepted."""
    envio = envio_que_se_escribe(request.user, uuid)
    if request.method != "POST":
        return _mostrar_subida(request, envio, FormularioDeLibro())
    formulario = FormularioDeLibro(request.POST, request.FILES)
    if not formulario.is_valid():
        return _mostrar_subida(request, envio, formulario, status=400)
    archivo = formulario.cleaned_data["archivo"]
    try:
        servicios.proponer(envio=envio, usuario=request.user, archivo=archivo, nombre=archivo.name)
    except Ilegible as error:
        formulario.add_error("archivo", str(error))
        return _mostrar_subida(request, envio, formulario, status=400)
    return redirect("propuesta", envio.uuid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propuesta(request, uuid):
    """What the workbook would change, to be accepted or left."""
    envio = envio_que_se_escribe(request.user, uuid)
    suya = Propuesta.objects.select_related("envio").filter(envio=envio, usuario=request.user).first()
    if suya is None:
        return redirect("subir_libro", envio.uuid)
    if request.method != "POST":
        return _mostrar_propuesta(request, suya)
    if request.POST.get("decision") != "aceptar":
        servicios.descartar_propuesta(propuesta=suya, usuario=request.user)
        messages.success(request, "El libro se dejó de lado: el borrador queda como estaba.")
        return redirect("subir_libro", envio.uuid)
    try:
        servicios.aceptar_propuesta(propuesta=suya, usuario=request.user, vista=request.POST.get("vista", ""))
    except servicios.Conflicto as conflicto:
        return _mostrar_propuesta(request, suya, conflicto=str(conflicto), status=409)
    messages.success(request, "Los cambios del libro ya están en el borrador.")
    return redirect("escribir", envio.uuid)


def _mostrar_subida(request, envio, formulario, status=200):
    pendiente = Propuesta.objects.filter(envio=envio, usuario=request.user).first()
    contexto = {"envio": envio, "formulario": formulario, "pendiente": pendiente}
    return render(request, "espacio/subir.html", contexto, status=status)


def _mostrar_propuesta(request, suya, conflicto="", status=200):
    comparacion = servicios.comparar_propuesta(suya)
    contexto = {"envio": suya.envio, "propuesta": suya, "comparacion": comparacion, "conflicto": conflicto}
    return render(request, "espacio/propuesta.html", contexto, status=status)
