"""The base where it all happens: fichas, their index, and what each run will publish."""

import json
import random
import time

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection

EDITADAS = 5  # one of so many that are published was public already, with another title
RESUMEN = "Una cola y no dos."


def preparar(cuantas: int) -> None:
    """Catalogues, entities, fichas and their index, once; all of them whole, so that a rebuild costs what it costs."""
    from django.core.management import call_command

    from busqueda import indexacion

    from ..generador import Sembrador

    hecho = settings.VAR / "sembrado"
    if hecho.exists():
        indexacion.ponerse_al_dia()  # the nodes of Elasticsearch are new in every run
        return
    call_command("migrate", verbosity=0)
    call_command("cargar_catalogos", verbosity=0)
    for escritas in Sembrador().sembrar(cuantas):
        print(f"\rSembradas {escritas:,} fichas", end="", flush=True)
    print()
    _seguir_la_cuenta()
    indexacion.reconstruir()
    hecho.touch()


def _seguir_la_cuenta() -> None:
    """The fichas were written with their ids: PostgreSQL would begin at the first again."""
    from practicas.fichas.models import Leccion, Practica

    with connection.cursor() as cursor:
        for orden in connection.ops.sequence_reset_sql(no_style(), [Practica, Leccion]):
            cursor.execute(orden)


def palabra_nueva() -> str:
    """Of no ficha yet: what one run publishes is looked for by it."""
    return f"quipuzcoano{time.time_ns()}"


def por_publicar(cuantas: int, azar: random.Random) -> list[int]:
    """Ids of practices to publish, in order: drafts made now, and some that are public."""
    from practicas.entidades.models import Entidad
    from practicas.fichas.models import Practica

    de_antes = list(Practica.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
    editadas = azar.sample(de_antes, min(cuantas // EDITADAS, len(de_antes) // 2))
    entidades = list(Entidad.objects.order_by("pk")[:50])
    borradores = Practica.objects.bulk_create(
        Practica(titulo=f"Mesa de partes {n}", resumen=RESUMEN, entidad=azar.choice(entidades), live=False)
        for n in range(cuantas - len(editadas))
    )
    pks = [*editadas, *(b.pk for b in borradores)]
    azar.shuffle(pks)
    return pks


class Corrida:
    """One run: its word, what it publishes and the folder where its processes write."""

    def __init__(self, nombre: str, publicaciones: int, semilla: int):
        self.azar = random.Random(semilla)
        self.palabra = palabra_nueva()
        self.carpeta = settings.VAR / f"{nombre}-{self.palabra[11:]}"
        self.carpeta.mkdir()
        self.pks = por_publicar(publicaciones, self.azar)
        (self.carpeta / "por_publicar.json").write_text(json.dumps(self.pks))

    def publicadas(self) -> list[tuple[str, float, float]]:
        """Code, and when its publication began and ended; one whose process died before it could note it is not here."""
        lineas = (linea for b in self.carpeta.glob("publicador-*.jsonl") for linea in b.read_text().splitlines())
        return [tuple(json.loads(linea)) for linea in lineas if linea.endswith("]")]

    def preguntado(self) -> dict:
        """What the searching processes saw, together."""
        dichos = [json.loads(archivo.read_text()) for archivo in self.carpeta.glob("preguntador-*.json")]
        vistas = [d["vistas"] for d in dichos if d["vistas"]]
        return {
            "ms": [ms for d in dichos for ms in d["ms"]],
            "degradadas": [una for d in dichos for una in d["degradadas"]],
            "fallas": [falla for d in dichos for falla in d["fallas"]],
            "vistas": vistas[0] if vistas else {},
        }
