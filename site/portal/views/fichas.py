"""A ficha and its former texts. A withdrawn one leaves a tombstone; what nobody may see is not there."""

from django.http import Http404
from django.shortcuts import render

from busqueda import lecturas
from busqueda.similares import similares
from practicas.evaluaciones.consultas import version_validada
from practicas.fichas.consultas import ficha_con_codigo, texto_publicado, versiones_anteriores

from ..contexto import direccion
from ..lectores import es_de_alguien


def ficha(request, codigo):
    encontrada = _buscar(codigo)
    if encontrada.retirada:
        return _retirada(request, codigo)
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
    actual = _buscar(codigo)
    if actual.retirada:
        return _retirada(request, codigo)
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
    )


def _buscar(codigo):
    encontrada = ficha_con_codigo(codigo)
    if encontrada is None:
        raise Http404
    return encontrada


def _mostrar(request, ficha_, **contexto):
    return render(request, f"portal/{ficha_.TIPO}.html", {"ficha": ficha_, **contexto})


def _retirada(request, codigo):
    return render(request, "portal/retirada.html", {"codigo": codigo}, status=410)
