"""Places: the map of the country, and each with what was done there."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.puerto import Filtro
from practicas.catalogos import lugares

from .. import cuentas, terminos
from ..mapa_de_regiones import mapa_de


def lista(request):
    del_pais = mapa_de(cuentas.todas())
    return render(request, "portal/regiones.html", {"mapa": del_pais, "filas": [] if del_pais else terminos.regiones()})


def region(request, codigo):
    if not lugares.existe(codigo):
        raise Http404
    consulta = Consulta(filtros={"region": Filtro((codigo,))}, orden="recientes", por_pagina=6)
    padre = lugares.padre(codigo)
    contexto = {
        "codigo": codigo,
        "nombre": lugares.nombre(codigo),
        "padre": padre and (lugares.nombre(padre), reverse("region", args=[padre])),
        "debajo": terminos.lugares_debajo(codigo),
        "resultado": buscador.buscar(consulta, facetas=("tipo", "tema")),
    }
    return render(request, "portal/region.html", contexto)
