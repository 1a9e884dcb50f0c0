"""A ficha and its former texts. A withdrawn one leaves a tombstone; what nobody may see is not there."""

from django.http import Http404
from django.shortcuts import render

from busqueda import lecturas
from busqueda.similares import similares
from practicas.evaluaciones.consultas import version_validada
from practicas.fichas.consultas import ficha_con_codigo, texto_publicado, versiones_anteriores

from ..lectores import es_de_alguien
from ..metadatos import NO_INDEXAR, direccion


def ficha(request, codigo):
    encontrada = buscar(codigo)
    if encontrada.retirada:
        return retirada(request, codigo)
    if es_de_alguien(request):
        lecturas.anotar(codigo)
    version, anteriores, hubo_validacion = versiones_anteriores(encontrada)
    return _mostrar(
        request,
        encontrada,
        version=version,
        versiones_anteriores=anteriores,
        parecidas=similares(encontrada),
        validada=version_validada(encontrada) if hubo_validacion else None,
    )


def version(request, codigo, numero):
    actual = buscar(codigo)
    if actual.retirada:
        return retirada(request, codigo)
    texto = texto_publicado(actual, numero)
    if texto is None:
        raise Http404
    es_anterior = numero < actual.numero_de_version()
    return _mostrar(
        request,
        texto.ficha,
        version=numero,
        publicada=texto.publicado_el,
        version_anterior=es_anterior,
        direccion_canonica=direccion(actual.get_absolute_url()),
        no_indexar=NO_INDEXAR,
    )


def buscar(codigo):
    """The public ficha, or one that is withdrawn."""
    encontrada = ficha_con_codigo(codigo)
    if encontrada is None:
        raise Http404
    return encontrada


def _mostrar(request, ficha_, **contexto):
    return render(request, f"portal/{ficha_.TIPO}.html", {"ficha": ficha_, **contexto})


def retirada(request, codigo):
    return render(request, "portal/retirada.html", {"codigo": codigo}, status=410)
