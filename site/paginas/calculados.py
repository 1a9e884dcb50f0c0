"""What a page says that no editor writes, because the system knows it and it changes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.puerto import Filtro
from portal import terminos
from practicas.envios.estadisticas import medianas

# Whoever works in a municipality recognises its like by these.
EN_QUE_SE_PARECEN = ("tamano", "altitud", "costo")


@dataclass(frozen=True)
class Parte:
    titulo: str
    plantilla: str
    datos: Callable[[], dict] = dict


def _de_municipalidades() -> dict:
    consulta = Consulta(filtros={"nivel": Filtro(("local",))}, orden="recientes", por_pagina=6)
    resultado = buscador.buscar(consulta, facetas=("tipo", "tema", *EN_QUE_SE_PARECEN))
    return {
        "resultado": resultado,
        "parecidas": terminos.entradas(resultado, EN_QUE_SE_PARECEN),
        "temas": terminos.entradas(resultado, ("tema",)),
    }


PARTES = {
    "niveles": Parte("Tabla: qué significa cada nivel", "paginas/calculados/niveles.html"),
    "plazos": Parte(
        "Frase: cuánto tomó cada paso de verdad", "paginas/calculados/plazos.html", lambda: {"medianas": medianas()}
    ),
    "municipalidades": Parte(
        "Lo que hicieron las municipalidades", "paginas/calculados/municipalidades.html", _de_municipalidades
    ),
    "conservacion": Parte(
        "Tabla: qué se guarda y cuánto tiempo",
        "paginas/calculados/conservacion.html",
        lambda: {"dias_de_bitacora": settings.BITACORA_DIAS, "dias_de_lecturas": settings.LECTURAS_DIAS},
    ),
    "formatos": Parte("Tabla: en qué formatos se llevan los datos", "paginas/calculados/formatos.html"),
}


def opciones() -> list[tuple[str, str]]:
    return [(codigo, parte.titulo) for codigo, parte in PARTES.items()]
