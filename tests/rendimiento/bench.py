"""What a search costs on top of the engine, on the same corpus and questions in one run: build, request, page, suggestions, memory, publishing.

`make bench ARGS="--fichas 10000"`; with `--pares`, our search beside its peers instead. Everything is reported beside its bar, nothing asserted; the corpus stays for the next run.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import django

PREGUNTAS, COMIENZOS, PUBLICACIONES, LECTURAS, CON_SQL = 300, 300, 30, 500, 60
PREVIAS = 30  # questions asked before measuring
DE_CONSTRUCCION, VECES = (
    1_500,
    8,
)  # whole fichas built anew, and how many times their documents are given to the engine alone
DESCONOCIDA = "quipuzcoano"  # of no ficha: what each one published is looked for by


# --- Building -----------------------------------------------------------------------------------------------------------
def medir_construccion() -> dict:
    """A rebuild of some whole fichas; then the engine alone, given their documents ready-made so that nothing of ours runs beside it."""
    from django.conf import settings

    from busqueda import reconstruccion
    from busqueda.models import EnIndice, Escritura
    from busqueda.motores import motor

    filas = list(EnIndice.objects.filter(tipo="practica").defer("texto_plegado").order_by("ficha")[:DE_CONSTRUCCION])
    entera, motor_solo = motor().reconstruir(), motor().reconstruir()
    listos: list = []
    ms_entera = cronometrar(
        lambda: entera.escribir(_guardar(reconstruccion._leer_y_anotar(entera.nombre, filas, set()), listos))
    )
    otros = [replace(uno, id=f"{uno.id}-{vez}") for vez in range(VECES) for uno in listos]
    ms_motor = cronometrar(lambda: motor_solo.escribir(otros))
    for nueva in (entera, motor_solo):
        Escritura.objects.filter(indice=nueva.nombre).delete()
        shutil.rmtree(settings.BUSQUEDA_INDICE / nueva.nombre)
    carpeta = settings.BUSQUEDA_INDICE / motor().indice_en_uso()
    return {
        "fichas": EnIndice.objects.filter(borrada=False).count(),
        "motor_fichas_por_segundo": len(otros) * 1000 / ms_motor,
        "entera_fichas_por_segundo": len(listos) * 1000 / ms_entera,
        "mb": sum(archivo.stat().st_size for archivo in carpeta.iterdir()) / 1e6,
        "segmentos": motor().segmentos(),
    }


def _guardar(pasan: Iterable, donde: list) -> Iterator:
    for uno in pasan:
        donde.append(uno)
        yield uno


# --- Searching ----------------------------------------------------------------------------------------------------------
def medir_busquedas(preguntas: Sequence[str]) -> dict:
    """Each question at four depths, in turns, so that the noise of the machine and warm caches fall on all alike."""
    for pregunta in preguntas[:PREVIAS]:
        for paso in pasos(pregunta).values():
            paso()
    tiempos: dict[str, list[float]] = {}
    for n, pregunta in enumerate(preguntas):
        hondos = list(pasos(pregunta).items())
        for nombre, paso in hondos[n % len(hondos) :] + hondos[: n % len(hondos)]:
            tiempos.setdefault(nombre, []).append(cronometrar(paso))
    return {nombre: percentiles(suyos) for nombre, suyos in tiempos.items()}


def pasos(pregunta: str) -> dict[str, Callable[[], object]]:
    from django.http import QueryDict

    from busqueda import buscador
    from busqueda.consulta import leer_consulta
    from busqueda.motores import motor

    consulta, _ = leer_consulta(QueryDict(pregunta))
    escrito, _ = buscador.entender(consulta)
    _, texto = buscador.preguntar(consulta, escrito, (), motor())
    peticion = buscador.peticion(consulta, escrito, texto, buscador.TODAS)
    return {
        "motor": desnuda(peticion),
        "puerto": lambda: motor().buscar(peticion),
        "buscador": lambda: buscador.buscar(consulta),
        "página": lambda: pedir(f"/buscar/?{pregunta}"),
    }


def desnuda(peticion) -> Callable[[], object]:
    """The same hits and counts asked to the engine directly, with its query objects already made; answers stay as it gives them."""
    from busqueda.motores import motor
    from busqueda.motores.tantivy import POR_CALIDAD

    tantivy = motor()
    consulta, orden = tantivy.traductor.consulta(peticion), POR_CALIDAD
    if peticion.orden != "relevancia":
        orden = tantivy._orden(peticion.orden)
    agregadas = [(c, tantivy.pedido(facetas)) for c, facetas in tantivy.por_contar(consulta, peticion)]

    def preguntar():
        buscador = tantivy._buscador()
        hallados = buscador.search(consulta, limit=peticion.cuantos, offset=peticion.desde, count=True, **orden)
        documentos = [buscador.doc(donde) for _, donde in hallados.hits]
        return documentos, [buscador.aggregate(c, pedido) for c, pedido in agregadas]

    return preguntar


@cache
def cliente():
    """One for all: each makes its own chain of middleware."""
    from django.test import Client

    return Client(HTTP_HOST="127.0.0.1")


def pedir(direccion: str):
    respuesta = cliente().get(direccion)
    assert respuesta.status_code == 200, (direccion, respuesta.status_code)
    return respuesta


def contar_consultas_sql(preguntas: Sequence[str]) -> dict:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    hechas = []
    for pregunta in preguntas:
        with CaptureQueriesContext(connection) as capturadas:
            pedir(f"/buscar/?{pregunta}")
        hechas.append(len(capturadas))
    return {"mediana": statistics.median(hechas), "máximo": max(hechas)}


def medir_sugerencias(escritos: Sequence[str]) -> dict:
    from urllib.parse import urlencode

    direcciones = [f"/api/v1/sugerencias?{urlencode({'q': q})}" for q in escritos]
    for direccion in direcciones[:PREVIAS]:
        pedir(direccion)
    return percentiles([cronometrar(lambda d=d: pedir(d)) for d in direcciones])


# --- Publishing ---------------------------------------------------------------------------------------------------------
def medir_publicaciones() -> dict:
    """From the call that publishes until the API finds it."""
    from practicas.entidades.models import Entidad
    from practicas.fichas import servicios
    from practicas.fichas.models import Practica

    entidad = Entidad.objects.order_by("pk")[5]
    tiempos = []
    for n in range(PUBLICACIONES):
        palabra = f"{DESCONOCIDA}{n}x{time.time_ns()}"
        ficha = Practica(titulo=f"Mesa de partes {palabra}", resumen="Una cola y no dos.", entidad=entidad, live=False)
        ficha.save()
        tiempos.append(cronometrar(lambda f=ficha, p=palabra: _publicar_y_hallar(servicios.publicar, f, p)))
        ficha.refresh_from_db()
        ficha.delete()
    return percentiles(tiempos)


def _publicar_y_hallar(publicar, ficha, palabra: str) -> None:
    publicar(ficha=ficha)
    while not pedir(f"/api/v1/fichas?corregir=no&q={palabra}").json()["total"]:
        time.sleep(0.005)


# --- Memory -------------------------------------------------------------------------------------------------------------
def medir_memoria(cuantas: int) -> dict:
    """In a process of its own, that only reads."""
    hijo = [sys.executable, "-m", "tests.rendimiento.bench", "--fichas", str(cuantas), "--solo-leer"]
    return {"mb": float(subprocess.run(hijo, check=True, capture_output=True, text=True).stdout)}


def leer_y_pesarse() -> float:
    """Anonymous MB of this process after its searches."""
    from .preguntas import preguntar

    for pregunta in preguntar(LECTURAS):
        pedir(f"/buscar/?{pregunta}")
    estado = dict(linea.split(":", 1) for linea in Path("/proc/self/status").read_text().splitlines())
    return int(estado["RssAnon"].split()[0]) / 1024


# --- Reporting ----------------------------------------------------------------------------------------------------------
def cronometrar(accion: Callable[[], object]) -> float:
    """Milliseconds."""
    desde = time.perf_counter()
    accion()
    return (time.perf_counter() - desde) * 1000


def percentiles(ms: Sequence[float]) -> dict:
    cortes = statistics.quantiles(ms, n=20, method="inclusive")
    return {"p50": cortes[9], "p95": cortes[18], "media": statistics.fmean(ms)}


def lineas(m: dict) -> Iterator[str]:
    obra, buscar = m["construcción"], m["búsquedas"]
    yield f"{obra['fichas']:,} fichas: índice de {obra['mb']:.0f} MB en {obra['segmentos']} segmentos"
    yield f"construir   {obra['motor_fichas_por_segundo']:,.0f} fichas/s el motor (meta: 4,000), {obra['entera_fichas_por_segundo']:,.0f} todo"
    yield f"{'ms':10} {'p50':>8} {'p95':>8} {'media':>8}   p50, p95 y media sobre el motor"
    metas = {"puerto": "(meta: 1.5)", "página": "(meta: 4)"}
    for nombre, suyos in buscar.items():
        veces = " ".join(f"{suyos[cual] / buscar['motor'][cual]:6.2f}" for cual in suyos)
        yield f"{nombre:10} {suyos['p50']:8.1f} {suyos['p95']:8.1f} {suyos['media']:8.1f}   {veces} {metas.get(nombre, '')}"
    yield f"consultas SQL por página: {m['sql']['mediana']:.0f}, a lo más {m['sql']['máximo']}"
    for clave, meta in (("sugerencias", "30 ms"), ("publicar", "1,000 ms")):
        yield f"{clave:10} {m[clave]['p50']:8.1f} {m[clave]['p95']:8.1f} {m[clave]['media']:8.1f}   (meta del p95: {meta})"
    yield f"memoria anónima tras {LECTURAS} búsquedas: {m['memoria']['mb']:.0f} MB (meta: 300)"


def medir(cuantas: int, cuantas_preguntas: int) -> dict:
    from .preguntas import comienzos, preguntar

    preguntas = preguntar(cuantas_preguntas)
    return {
        "construcción": medir_construccion(),
        "búsquedas": medir_busquedas(preguntas),
        "sql": contar_consultas_sql(preguntas[:CON_SQL]),
        "sugerencias": medir_sugerencias(comienzos(COMIENZOS)),
        "memoria": medir_memoria(cuantas),
        "publicar": medir_publicaciones(),
    }


def main() -> None:
    pedido = leer_opciones()
    # Each size has its base; and who measures may ask more often than the public.
    if Path(os.environ["YACHAY_VAR"]).name != str(pedido.fichas):
        os.environ["YACHAY_VAR"] += f"/{pedido.fichas}"
    os.environ["API_LIMITE"] = "1000000/m"
    if pedido.pares:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.rendimiento.pares.ajustes"
    django.setup()
    if pedido.solo_leer:
        print(leer_y_pesarse())
        return
    from .corpus import preparar

    preparar(pedido.fichas)
    if pedido.pares:
        from .pares.comparacion import comparar
        from .pares.informe import lineas as de_pares

        informar(comparar(pedido.preguntas), de_pares, "pares.json")
    else:
        informar(medir(pedido.fichas, pedido.preguntas), lineas, "bench.json")


def leer_opciones() -> argparse.Namespace:
    opciones = argparse.ArgumentParser(description=__doc__)
    opciones.add_argument("--fichas", type=int, default=10_000)
    opciones.add_argument("--pares", action="store_true", help="compare with Wagtail's own search and PostgreSQL")
    opciones.add_argument("--preguntas", type=int, default=PREGUNTAS)
    opciones.add_argument("--solo-leer", action="store_true", help="ask, and tell the memory it took")
    return opciones.parse_args()


def informar(medidas: dict, como: Callable[[dict], Iterator[str]], nombre: str) -> None:
    from django.conf import settings

    print(*como(medidas), sep="\n")
    salida = settings.VAR / nombre
    salida.write_text(json.dumps(medidas, ensure_ascii=False, indent=1))
    print(f"Guardado en {salida}")


if __name__ == "__main__":
    main()
