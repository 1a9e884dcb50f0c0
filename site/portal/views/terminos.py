"""The landing pages of four vocabularies: the list, and each term with its figures and its latest fichas."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.puerto import Filtro

from .. import cuentas, terminos


@dataclass(frozen=True)
class Directorio:
    ruta: str  # of the list, and its name
    nombre: str  # of the address of one term
    faceta: str  # and key of the vocabulary
    titulo: str
    entrada: str


DIRECTORIOS = (
    Directorio("temas", "tema", "tema", "Temas", "En qué trabajan las entidades, de puertas adentro, con la ciudadanía y en su territorio."),
    Directorio("pilares", "pilar", "pilar", "Pilares de la modernización", "Las partes de la política de modernización de la gestión pública que cada ficha ayuda a cumplir."),
    Directorio("sectores", "sector", "sector", "Sectores", "Lo que hicieron los ministerios, sus organismos y los poderes del Estado."),
    Directorio("problemas", "problema", "deficiencia", "¿Qué problema quiere resolver?", "Los problemas de gestión que el propio Estado reconoció, en palabras de quien los vive, y lo que otros hicieron con ellos."),
)  # fmt: skip


def rutas() -> list:
    return [
        ruta
        for d in DIRECTORIOS
        for ruta in (
            path(f"{d.ruta}/", lista, {"directorio": d}, name=d.ruta),
            path(f"{d.ruta}/<str:codigo>/", detalle, {"directorio": d}, name=d.nombre),
        )
    ]


def lista(request, directorio):
    cantidades = cuentas.por_codigo(cuentas.todas(), directorio.faceta)
    contexto = {"directorio": directorio, "grupos": terminos.grupos(directorio, cantidades)}
    return render(request, "portal/terminos.html", contexto)


def detalle(request, directorio, codigo):
    termino = terminos.termino(directorio.faceta, codigo)
    if termino is None:
        raise Http404
    filtro = Filtro(terminos.codigos_que_cuentan(termino, directorio.faceta))
    consulta = Consulta(filtros={directorio.faceta: filtro}, orden="recientes", por_pagina=6)
    contexto = {
        "directorio": directorio,
        "directorio_url": reverse(directorio.ruta),
        "termino": termino,
        "debajo": terminos.debajo_de(termino, directorio),
        "resultado": buscador.buscar(consulta, facetas=("tipo", "region")),
    }
    return render(request, "portal/termino.html", contexto)
