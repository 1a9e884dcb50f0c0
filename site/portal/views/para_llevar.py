"""`/fichas/{codigo}.pdf`, `.docx`, `.bib` and `.ris`: behind the same doors as the page."""

from django.http import HttpResponse
from django.urls import path
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from practicas.fichas.documentos.guardados import Ocupado

from ..metadatos import direccion
from ..para_llevar import FORMATOS, Ejemplar
from .errores import ocupado
from .fichas import buscar, retirada


def rutas():
    return [
        path(f"fichas/<str:codigo>.{formato}", para_llevar, {"formato": formato}, name=f"ficha_en_{formato}")
        for formato in FORMATOS
    ]


@require_safe
def para_llevar(request, codigo, formato):
    encontrada = buscar(codigo)
    if encontrada.retirada:
        return retirada(request, codigo)
    ejemplar = Ejemplar(encontrada)
    etiqueta, fecha = quote_etag(f"{ejemplar.huella}.{formato}"), int(ejemplar.publicada.timestamp())
    respuesta = get_conditional_response(request, etag=etiqueta, last_modified=fecha)
    if respuesta is None:
        try:
            respuesta = HttpResponse(FORMATOS[formato].hacer(ejemplar), content_type=FORMATOS[formato].tipo)
        except Ocupado:
            return ocupado(request)
    return _con_cabeceras(respuesta, f"{codigo}.{formato}", etiqueta, fecha, encontrada)


def _con_cabeceras(respuesta, nombre: str, etiqueta: str, fecha: int, ficha) -> HttpResponse:
    """Whoever keeps a copy asks each time whether it is still good: a ficha may be withdrawn."""
    respuesta["ETag"], respuesta["Last-Modified"], respuesta["Cache-Control"] = etiqueta, http_date(fecha), "no-cache"
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre}"'
    respuesta["Link"] = f'<{direccion(ficha.get_absolute_url())}>; rel="canonical"'
    return respuesta
