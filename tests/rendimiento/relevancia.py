"""Known-item relevance: of 960 titles of real norms typed as people would, where the norm comes among the hits.

`make relevancia NORMAS=FOLDER`. Three ways of typing each: plain, without accents, with one typo. The reference is the engine by itself
(title and text, any word), as measured once with the same queries. Then every accented word of 500 norms is typed alone and without
accents: one that does not find all who say it makes the command fail.
"""

import argparse
import csv
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from tests.tildes import donde_se_dicen, sin_tilde

VARIANTES = ("llana", "sin tildes", "con errata")
PRIMEROS = 10
NORMAS_CON_TILDES = 500
TODAS = 10_000


@dataclass(frozen=True)
class Medida:
    """Share of queries whose norm comes first, among the first ten, and the mean of 1/place."""

    primera: float
    entre_diez: float
    mrr: float


REFERENCIA = {
    "llana": Medida(0.944, 0.977, 0.957),
    "sin tildes": Medida(0.944, 0.977, 0.956),
    "con errata": Medida(0.936, 0.977, 0.953),
}


def preparar(carpeta: Path) -> None:
    """The norms in a base of their own, once."""
    call_command("migrate", verbosity=0)
    call_command("cargar_catalogos", verbosity=0)
    mapa = settings.RAIZ / "fixtures" / "equivalencias" / "normas-peru.toml"
    call_command(
        "importar_fichas", str(carpeta / "normas_peru_muestra.jsonl.gz"), equivalencias=mapa, publicar=True, verbosity=0
    )
    call_command("indexar", verbosity=0)


def leer_preguntas(carpeta: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The norm looked for, and its three ways of being typed."""
    buscada = dict(linea.split()[::2] for linea in (carpeta / "normas-peru.qrels.txt").read_text().splitlines())
    with (carpeta / "normas-peru.queries.tsv").open(encoding="utf-8") as archivo:
        filas = list(csv.reader(archivo, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(buscada[fila[0]], tuple(fila[1:4])) for fila in filas if fila[0] in buscada]


def medir(preguntas: list[tuple[str, str]]) -> Medida:
    from busqueda.buscador import buscar
    from busqueda.consulta import MAXIMO_DE_CARACTERES, Consulta

    lugares = []
    for buscada, escrita in preguntas:
        aciertos = buscar(Consulta(q=escrita[:MAXIMO_DE_CARACTERES], por_pagina=PRIMEROS), facetas=()).aciertos
        codigos = [acierto.codigo_externo for acierto in aciertos]
        lugares.append(codigos.index(buscada) + 1 if buscada in codigos else None)
    halladas = [lugar for lugar in lugares if lugar]
    total = len(lugares)
    return Medida(
        primera=sum(lugar == 1 for lugar in halladas) / total,
        entre_diez=len(halladas) / total,
        mrr=sum(1 / lugar for lugar in halladas) / total,
    )


def palabras_perdidas() -> tuple[int, list[str]]:
    """How many accented words the norms say, and those that without accents do not find all who say them."""
    from busqueda.buscador import entender
    from busqueda.consulta import Consulta
    from busqueda.motores import motor
    from busqueda.puerto import Peticion

    todas = motor().buscar(Peticion(orden="titulo", cuantos=NORMAS_CON_TILDES)).hallazgos
    donde = donde_se_dicen({h.id: "\n".join([h.muestra["titulo"], *h.muestra["secciones"].values()]) for h in todas})
    perdidas = []
    for palabra, suyas in donde.items():
        escrito, corregida = entender(Consulta(q=sin_tilde(palabra)))
        halladas = {h.id for h in motor().buscar(Peticion(escrito.texto, cuantos=TODAS)).hallazgos}
        if corregida or suyas - halladas:
            perdidas.append(palabra)
    return len(donde), perdidas


def main() -> None:
    opciones = argparse.ArgumentParser(description=__doc__)
    opciones.add_argument("carpeta", type=Path)
    carpeta = opciones.parse_args().carpeta
    django.setup()
    preparar(carpeta)
    preguntas = leer_preguntas(carpeta)
    resultado = {}
    print(f"{len(preguntas)} preguntas  {'primera':>17} {'entre diez':>17} {'MRR':>17}   ms")
    for n, variante in enumerate(VARIANTES):
        desde = time.perf_counter()
        medida = medir([(buscada, escritas[n]) for buscada, escritas in preguntas])
        ms = (time.perf_counter() - desde) * 1000 / len(preguntas)
        pares = zip(asdict(medida).values(), asdict(REFERENCIA[variante]).values(), strict=True)
        print(f"{variante:14}", *(f"{suya:.3f} ({suya / ref:.3f} ×)".rjust(17) for suya, ref in pares), f"{ms:5.1f}")
        resultado[variante] = asdict(medida) | {"ms": ms}
    cuantas, perdidas = palabras_perdidas()
    print(
        f"{cuantas:,} palabras con tilde de {NORMAS_CON_TILDES} normas, escritas sin ella: {len(perdidas)} perdidas {perdidas[:20]}"
    )
    salida = settings.VAR / "relevancia.json"
    salida.write_text(json.dumps(resultado, ensure_ascii=False, indent=1))
    print(f"Guardado en {salida}")
    sys.exit(bool(perdidas))


if __name__ == "__main__":
    main()
