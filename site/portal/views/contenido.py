"""Pages of text, until the editors write them in the admin."""

from django.shortcuts import render

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.puerto import Filtro

from .. import consultas

# Whoever works in a municipality recognises its case by these.
ENTRADAS_DE_MUNICIPALIDAD = ("tamano", "altitud", "costo", "tema")


def como_participar(request):
    return render(request, "portal/como_participar.html")


def para_municipalidades(request):
    consulta = Consulta(filtros={"nivel": Filtro(("local",))}, orden="recientes", por_pagina=6)
    resultado = buscador.buscar(consulta, facetas=("tipo", *ENTRADAS_DE_MUNICIPALIDAD))
    contexto = {
        "resultado": resultado,
        "entradas": consultas.entradas(resultado, ENTRADAS_DE_MUNICIPALIDAD),
    }
    return render(request, "portal/para_municipalidades.html", contexto)
