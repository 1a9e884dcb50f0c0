"""Pages of text, until the editors write them in the admin."""

from django.shortcuts import render

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.puerto import Filtro

from .. import consultas

# Whoever works in a municipality recognises its like by these.
EN_QUE_SE_PARECEN = ("tamano", "altitud", "costo")


def como_participar(request):
    return render(request, "portal/como_participar.html")


def para_municipalidades(request):
    consulta = Consulta(filtros={"nivel": Filtro(("local",))}, orden="recientes", por_pagina=6)
    resultado = buscador.buscar(consulta, facetas=("tipo", "tema", *EN_QUE_SE_PARECEN))
    contexto = {
        "resultado": resultado,
        "parecidas": consultas.entradas(resultado, EN_QUE_SE_PARECEN),
        "temas": consultas.entradas(resultado, ("tema",)),
    }
    return render(request, "portal/para_municipalidades.html", contexto)
