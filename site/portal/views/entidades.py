"""The public bodies, and what each published."""

from django.shortcuts import get_object_or_404, render

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.puerto import Filtro
from practicas.entidades.models import Entidad

from ..entidades import buscar_entidades

MAXIMO_DE_CARACTERES = 100


def lista(request):
    # PostgreSQL takes no NUL in a text.
    q = request.GET.get("q", "").replace("\0", "").strip()[:MAXIMO_DE_CARACTERES]
    encontradas = buscar_entidades(q, request.GET.get("pagina"))
    return render(request, "portal/entidades.html", {"encontradas": encontradas})


def entidad(request, codigo):
    encontrada = get_object_or_404(Entidad.objects.con_catalogo().select_related("sucesora"), codigo=codigo)
    consulta = Consulta(filtros={"entidad": Filtro((codigo,))}, orden="recientes", por_pagina=10)
    contexto = {
        "entidad": encontrada,
        "nombres_anteriores": encontrada.nombres_anteriores.all(),
        "resultado": buscador.buscar(consulta, facetas=("tipo",)),
    }
    return render(request, "portal/entidad.html", contexto)
