"""The hits of a search to take away: a table, a workbook, data, or a feed to follow. Up to ten thousand, in the order of the page."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from openpyxl import Workbook

from busqueda import buscador
from busqueda.consulta import ULTIMO_ACIERTO, Consulta
from busqueda.resultado import Acierto
from practicas.catalogos.celdas import en_xml, inofensiva

from .metadatos import direccion

TANDA = 500  # hits asked of the engine at a time
EN_EL_CANAL = 50
COLUMNAS = (
    "codigo tipo titulo resumen entidad nivel lugar periodo resultado resultado_detalle cifra costo duracion validacion url"
).split()


@dataclass(frozen=True)
class Reunidos:
    aciertos: list[Acierto]
    degradada: bool


def reunir(consulta: Consulta, maximo: int = ULTIMO_ACIERTO) -> Reunidos:
    """All from one reader, whose order is its own: if the engine goes or comes back midway, all are asked of the database."""
    tanda = min(TANDA, maximo)
    for buscar in (partial(buscador.buscar, facetas=()), buscador.buscar_en_la_base):
        reunidos: list[Acierto] = []
        lectores: set[bool] = set()
        for pagina in range(1, -(-maximo // tanda) + 1):
            resultado = buscar(buscador.con_pagina(consulta, pagina, tanda))
            lectores.add(resultado.degradada)
            reunidos += resultado.aciertos
            if len(lectores) > 1 or pagina * tanda >= resultado.total:
                break
        if len(lectores) == 1:
            break
    return Reunidos(reunidos[:maximo], degradada=True in lectores)


def fila(acierto: Acierto) -> dict[str, str]:
    """A hit as the row of a table: only what its page shows."""
    valores = {columna: getattr(acierto, columna) for columna in COLUMNAS if columna not in ("cifra", "url")}
    c = acierto.cifra
    valores["cifra"] = f"{c['de']} → {c['a']} {c['unidad']}" if c else ""
    valores["url"] = direccion(acierto.url)
    return {columna: valores[columna] for columna in COLUMNAS}


def _csv(consulta: Consulta, aciertos: list[Acierto]) -> bytes:
    """With BOM, so that a spreadsheet reads the accents; no cell runs as a formula."""
    salida = io.StringIO()
    escritor = csv.writer(salida)
    escritor.writerow(COLUMNAS)
    escritor.writerows([inofensiva(valor) for valor in fila(a).values()] for a in aciertos)
    return salida.getvalue().encode("utf-8-sig")


def _xlsx(consulta: Consulta, aciertos: list[Acierto]) -> bytes:
    libro = Workbook(write_only=True)
    hoja = libro.create_sheet("fichas")
    hoja.append(COLUMNAS)
    for acierto in aciertos:
        hoja.append([inofensiva(valor) for valor in fila(acierto).values()])
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


def _json(consulta: Consulta, aciertos: list[Acierto]) -> bytes:
    return json.dumps([fila(a) for a in aciertos], ensure_ascii=False).encode()


def _atom(consulta: Consulta, aciertos: list[Acierto]) -> bytes:
    canal = Atom1Feed(
        title=f"Yachay: {en_xml(consulta.q)}" if consulta.q else "Yachay",
        link=direccion(f"/buscar/{consulta.url()}"),
        description="Buenas prácticas y lecciones aprendidas",
        language="es-PE",
        feed_url=direccion(f"/buscar/{consulta.url()}&formato=atom"),
    )
    for acierto in aciertos:
        canal.add_item(
            title=en_xml(acierto.titulo),
            link=direccion(acierto.url),
            description=escape(en_xml(acierto.resumen)),  # which the feed gives for HTML
            author_name=en_xml(acierto.entidad),
            unique_id=direccion(acierto.url),
            pubdate=acierto.publicada,
            updateddate=acierto.publicada,
        )
    return canal.writeString("utf-8").encode()


@dataclass(frozen=True)
class Formato:
    nombre: str
    tipo: str
    hacer: Callable[[Consulta, list[Acierto]], bytes]
    adjunto: bool = True
    maximo: int = ULTIMO_ACIERTO


FORMATOS = {
    "csv": Formato("CSV", "text/csv; charset=utf-8", _csv),
    "xlsx": Formato("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "json": Formato("JSON", "application/json", _json),
    "atom": Formato("Atom", "application/atom+xml; charset=utf-8", _atom, adjunto=False, maximo=EN_EL_CANAL),
}


def descargar(request: HttpRequest, consulta: Consulta, formato: str) -> HttpResponse:
    elegido = FORMATOS[formato]
    reunidos = reunir(consulta, elegido.maximo)
    respuesta = HttpResponse(elegido.hacer(consulta, reunidos.aciertos), content_type=elegido.tipo)
    if reunidos.degradada:
        respuesta["X-Busqueda-Degradada"] = "1"
    if elegido.adjunto:
        respuesta["Content-Disposition"] = f'attachment; filename="yachay-{timezone.localdate():%Y-%m-%d}.{formato}"'
    return respuesta


def enlaces(consulta: Consulta) -> Iterable[tuple[str, str]]:
    """Name and address of each way to take the search away."""
    base = consulta.url(pagina=1)
    union = "&" if len(base) > 1 else ""
    return [(formato.nombre, f"{base}{union}formato={codigo}") for codigo, formato in FORMATOS.items()]
