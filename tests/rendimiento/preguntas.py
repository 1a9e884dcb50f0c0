"""What people ask, always the same for one seed: one to four words over the whole range of frequencies, up to three filters."""

import math
import random
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from practicas.catalogos import lugares
from practicas.catalogos.models import Etiqueta, Termino
from practicas.entidades.models import Entidad

from .generador import SEMILLA, Sesgo, palabras, que_cuentan

EXCLUIDO = 0.25  # of the filters
SIN_PALABRAS = 0.1  # of the questions: only filters
Filtro = tuple[str, str]


def preguntar(cuantas: int, semilla: int = SEMILLA) -> list[str]:
    """Query strings of the results page."""
    azar = random.Random(semilla + 1)
    vocabulario = que_cuentan(palabras())
    filtros = _filtros()
    preguntas = []
    for _ in range(cuantas):
        q = "" if azar.random() < SIN_PALABRAS else " ".join(_de_todo(azar, vocabulario, azar.randint(1, 4)))
        pares = [filtro(azar) for filtro in azar.sample(filtros, azar.randint(0, 3))]
        preguntas.append(urlencode([("q", q), *pares]))
    return preguntas


def comienzos(cuantos: int, semilla: int = SEMILLA) -> list[str]:
    """What is typed in the box, cut where the person is: a word begun, or one and the beginning of another."""
    azar = random.Random(semilla + 2)
    vocabulario = que_cuentan(palabras())
    hechos = []
    for _ in range(cuantos):
        *enteras, ultima = _de_todo(azar, vocabulario, azar.randint(1, 2))
        hechos.append(" ".join([*enteras, ultima[: azar.randint(2, 7)]]))
    return hechos


def _de_todo(azar: random.Random, vocabulario: Sequence[str], cuantas: int) -> list[str]:
    """As many among the first ten words as among the next ninety, and so on."""
    techo = math.log(len(vocabulario))
    return [vocabulario[int(math.exp(azar.random() * techo)) - 1] for _ in range(cuantas)]


def _filtros() -> list[Callable[[random.Random], Filtro]]:
    codigos = {
        clave: list(Termino.objects.filter(vocabulario__clave=clave).order_by("pk").values_list("codigo", flat=True))
        for clave in ("tema", "funcion", "nivel", "pilar", "eje", "lineamiento", "ods")
    }
    codigos["region"] = [*lugares.departamentos(), *(p for d in lugares.departamentos() for p in lugares.hijos(d))]
    codigos["costo"] = ["s1", "s2", "s3", "s-ni"]
    codigos["tipo"] = ["practica", "leccion"]
    codigos["entidad"] = list(Entidad.objects.order_by("pk").values_list("codigo", flat=True)[:200])
    codigos["etiqueta"] = list(Etiqueta.objects.order_by("pk").values_list("slug", flat=True)[:200])
    return [_de_faceta(nombre, Sesgo.de(suyos)) for nombre, suyos in codigos.items()] + [_de_anios]


def _de_faceta(nombre: str, valores: Sesgo) -> Callable[[random.Random], Filtro]:
    def filtro(azar: random.Random) -> Filtro:
        return nombre, ("-" if azar.random() < EXCLUIDO else "") + valores.varios(azar, 1)[0]

    return filtro


def _de_anios(azar: random.Random) -> Filtro:
    desde = azar.randint(2010, 2024)
    return "anio", azar.choice([f"{desde}", f"{desde}-", f"-{desde}", f"{desde}-{desde + 3}"])
