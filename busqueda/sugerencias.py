"""What the search box offers while somebody types: topics and other terms, entities, titles."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse

from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad
from practicas.fichas.models import Leccion, Practica
from practicas.fichas.tipos import TIPOS

from .espanol import MAXIMO_DE_LETRAS, plegadas
from .facetas import FACETAS
from .motores import motor
from .puerto import MotorCaido
from .rotulos import DeVocabulario

DESDE = 2  # letters
DE_CADA = {"termino": 3, "entidad": 3, "ficha": 5}
_POR_VOCABULARIO = {f.fuente.clave: f for f in FACETAS if isinstance(f.fuente, DeVocabulario)}


@dataclass(frozen=True)
class Sugerencia:
    texto: str
    tipo: str  # what it is, in words: «Tema», «Entidad», «Buena práctica»
    url: str


def sugerir(q: str) -> list[Sugerencia]:
    """Few, of each kind those that fit best; none for less than two letters."""
    palabras = [palabra[:MAXIMO_DE_LETRAS] for palabra in plegadas(q)]
    if len("".join(palabras)) < DESDE:
        return []
    return [*_terminos(" ".join(palabras)), *_entidades(q), *_fichas(palabras)]


def _terminos(plegado: str) -> list[Sugerencia]:
    """Those with a word, of their name or synonyms, that begins as was typed."""
    filas = Termino.objects.vigentes().filter(vocabulario__clave__in=_POR_VOCABULARIO).order_by("orden", "codigo")
    hallados = []
    for clave, codigo, nombre, sinonimos in filas.values_list("vocabulario__clave", "codigo", "nombre", "sinonimos"):
        dichos = _dichos(nombre, sinonimos)
        lugar = next((n for n, dicho in enumerate(dichos) if f" {plegado}" in f" {dicho}"), None)
        if lugar is not None:
            faceta = _POR_VOCABULARIO[clave]
            url = f"{reverse('buscar')}?{urlencode({faceta.nombre: codigo})}"
            hallados.append(((lugar > 0, FACETAS.index(faceta)), Sugerencia(nombre, faceta.titulo, url)))
    hallados.sort(key=lambda h: h[0])
    return [sugerencia for _, sugerencia in hallados[: DE_CADA["termino"]]]


@lru_cache(maxsize=2_000)
def _dichos(nombre: str, sinonimos: str) -> tuple[str, ...]:
    """All that a term is called, folded. Folding them anew was most of the time of every letter typed."""
    return tuple(" ".join(plegadas(dicho)) for dicho in (nombre, *sinonimos.splitlines()))


def _entidades(q: str) -> list[Sugerencia]:
    """Those that have something to read: asked entity by entity, so that it does not cost by the corpus."""
    publicas = (Practica.objects.publicadas(), Leccion.objects.publicadas().con_nombre())
    de_practica, de_leccion = (Exists(f.order_by().filter(entidad=OuterRef("pk"))) for f in publicas)
    halladas = Entidad.objects.de_texto(q).filter(de_practica | de_leccion).order_by("nombre")[: DE_CADA["entidad"]]
    return [Sugerencia(str(e), "Entidad", e.get_absolute_url()) for e in halladas]


def _fichas(palabras: list[str]) -> list[Sugerencia]:
    *enteras, comienzo = palabras
    try:
        hallados = motor().sugerir(enteras, comienzo, DE_CADA["ficha"])
    except MotorCaido:
        return []
    vistas = (h.muestra for h in hallados)
    return [Sugerencia(v["titulo"], TIPOS[v["tipo"]], reverse("ficha", args=[v["codigo"]])) for v in vistas]
