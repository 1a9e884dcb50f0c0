"""What an entity published."""

from django.shortcuts import get_object_or_404, render

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.puerto import Filtro
from practicas.entidades.models import Entidad


def entidad(request, codigo):
    encontrada = get_object_or_404(Entidad.objects.con_catalogo().select_related("sucesora"), codigo=codigo)
    consulta = Consulta(filtros={"entidad": Filtro((codigo,))}, orden="recientes", por_pagina=10)
    contexto = {
        "entidad": encontrada,
        "nombres_anteriores": encontrada.nombres_anteriores.all(),
        "resultado": buscador.buscar(consulta, facetas=("tipo",)),
    }
    return render(request, "portal/entidad.html", contexto)
