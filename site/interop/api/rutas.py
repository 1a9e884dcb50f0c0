"""The public API, version 1: the same search as the page, and what it shows, as data."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from ninja.throttling import AnonRateThrottle

from busqueda import bitacora, buscador, sugerencias
from busqueda.consulta import ULTIMO_ACIERTO
from busqueda.facetas import POR_NOMBRE
from practicas.catalogos.models import Vocabulario
from practicas.entidades.models import Entidad
from practicas.fichas.consultas import ficha_con_codigo

from . import esquemas, parametros, presentacion, problemas
from .contrato import Api
from .problemas import Error

api = Api(
    title="Yachay",
    version="1",
    description="Buenas prácticas y lecciones aprendidas de la gestión pública del Perú.",
    urls_namespace="api",
    docs_url=None,
    throttle=[AnonRateThrottle(settings.API_LIMITE)],
)
problemas.registrar(api)
SIEMPRE = dict.fromkeys((405, 414, 429), esquemas.Problema)
MALO = {400: esquemas.Problema, **SIEMPRE}
NO_ESTA = {404: esquemas.Problema, **SIEMPRE}


@api.get(
    "/fichas",
    response={200: esquemas.RespuestaBusqueda, **MALO},
    summary="Buscar fichas",
    openapi_extra={"parameters": parametros.de_busqueda()},
)
def buscar(request: HttpRequest):
    consulta = parametros.leer_estricto(request)
    resultado = bitacora.buscar(consulta)
    if resultado.demasiado_lejos:
        raise Error(400, f"Solo se recorren las primeras {ULTIMO_ACIERTO:,} fichas: agregue filtros o palabras.")
    return presentacion.de_busqueda(resultado)


@api.get(
    "/fichas/{codigo}",
    response={200: esquemas.Ficha, 410: esquemas.Problema, **NO_ESTA},
    summary="Una ficha completa",
)
def ver_ficha(request: HttpRequest, codigo: parametros.CodigoDeFicha):
    ficha = ficha_con_codigo(codigo)
    if ficha is None:
        raise Error(404, f"No hay una ficha publicada con el código «{codigo}».")
    if ficha.retirada:
        raise Error(410, f"La ficha {codigo} fue retirada; su código no se usa para otra.")
    # Its columns are those of the format, more than a schema lists.
    return JsonResponse(presentacion.de_ficha(ficha), json_dumps_params={"ensure_ascii": False})


@api.get(
    "/facetas/{faceta}",
    response={200: esquemas.ValoresDeFaceta, 404: esquemas.Problema, **MALO},
    summary="Valores de una faceta, con sus cuentas",
    openapi_extra={"parameters": parametros.de_valores()},
)
def ver_faceta(request: HttpRequest, faceta: parametros.NombreDeFaceta):
    if faceta not in POR_NOMBRE:
        raise Error(404, f"No existe la faceta «{faceta}»: use {', '.join(POR_NOMBRE)}.")
    consulta = parametros.leer_estricto(request, frozenset({"contiene", "padre"}))
    padre, contiene = request.GET.get("padre") or None, request.GET.get("contiene", "")
    valores = buscador.valores_de_faceta(consulta, POR_NOMBRE[faceta], contiene, padre, consulta.pagina)
    return presentacion.de_valores(valores)


@api.get(
    "/sugerencias",
    response={200: esquemas.Sugerencias, **MALO},
    summary="Lo que se ofrece mientras se escribe",
    openapi_extra={"parameters": parametros.de_sugerencias()},
)
def sugerir(request: HttpRequest):
    return {"sugerencias": sugerencias.sugerir(parametros.leer_solo_q(request))}


@api.get("/catalogos/{clave}", response={200: esquemas.Catalogo, **NO_ESTA}, summary="Un vocabulario, en sus versiones")
def ver_catalogo(request: HttpRequest, clave: parametros.ClaveDeCatalogo):
    versiones = list(Vocabulario.objects.filter(clave=clave).prefetch_related(*presentacion.DE_CATALOGO))
    if not versiones:
        raise Error(404, f"No existe el catálogo «{clave}».")
    return presentacion.de_catalogo(clave, versiones)


@api.get("/entidades/{codigo}", response={200: esquemas.Entidad, **NO_ESTA}, summary="Una entidad")
def ver_entidad(request: HttpRequest, codigo: parametros.CodigoDeEntidad):
    entidad = Entidad.objects.con_catalogo().filter(codigo=codigo).first()
    if entidad is None:
        raise Error(404, f"No existe la entidad «{codigo}».")
    return presentacion.de_entidad(entidad)
