"""Ways out of a search that found nothing: each with its count, none leading to another zero, none losing what was chosen to be compared."""

from dataclasses import dataclass, replace

from django.urls import reverse

from busqueda import buscador
from busqueda.consulta import Consulta
from busqueda.resultado import Resultado

from .comparacion import con_elegidas


@dataclass(frozen=True)
class Salida:
    texto: str
    url: str
    cantidad: int


MAXIMO_DE_SALIDAS = 6


def con_menos_filtros(resultado: Resultado, elegidas: tuple[str, ...] = ()) -> list[Salida]:
    """The same search without each of its filters; never one that finds nothing either."""
    consulta = resultado.consulta
    caminos = [(f"Sin «{chip.texto}»", chip.sin_el) for chip in resultado.chips]
    if len(caminos) != 1 or consulta.q:
        caminos.append(("Sin ningún filtro", consulta.sin_filtros()))
    corregida = resultado.correccion["consulta"] if resultado.correccion else ""
    return _que_llevan(caminos, elegidas, corregida) if resultado.chips else []


def con_otras_palabras(resultado: Resultado, elegidas: tuple[str, ...] = ()) -> list[Salida]:
    """As it would be corrected, if whoever searched asked that it not be; and each word by itself. With no filters."""
    consulta = resultado.consulta
    corregida = None if consulta.corregir else buscador.entender(replace(consulta, corregir=True))[1]
    palabras = [p.strip('"-') for p in consulta.q.split() if len(p.strip('"-')) > 3]
    dichas = [*([corregida] if corregida else []), *(palabras if len(palabras) > 1 else [])]
    return _que_llevan([(q, Consulta(q=q)) for q in dict.fromkeys(dichas)], elegidas) if dichas else []


def _que_llevan(caminos: list[tuple[str, Consulta]], elegidas: tuple[str, ...], corregida: str = "") -> list[Salida]:
    """Those that find something. Whoever follows one is corrected as here: so it is counted."""
    caminos = caminos[:MAXIMO_DE_SALIDAS]
    totales = buscador.contar([replace(c, q=corregida) if corregida and c.q else c for _, c in caminos])
    return [
        Salida(texto, con_elegidas(f"{reverse('buscar')}{consulta.url()}", elegidas), total)
        for (texto, consulta), total in zip(caminos, totales, strict=True)
        if total
    ]
