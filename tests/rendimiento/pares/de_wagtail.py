"""Wagtail's own search on the same node, used as its manual says: words, a filtered queryset, `.facet()` for each facet.

In its favour: fields without relations, documents without autocompletion, and a search of its own for each facet that has a filter, without
it, as `.facet()` knows no multiple choice.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import connections
from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL

from busqueda.facetas import FACETAS
from busqueda.puerto import Documento, Peticion

from . import hojas, memoria
from .models import Hoja
from .nuestros import mb_de_indice
from .par import Contestado, Pregunta

TANDA, PAGINA = 1000, 20


class ParWagtail:
    nombre = "Wagtail's own search"

    def __init__(self, url: str, pid: int, contar: Callable):
        self.motor = get_search_backend("wagtail.search.backends.elasticsearch8", URLS=[url], TIMEOUT=60)
        self.pid = pid
        self.pedidos = contar(self.motor.es)

    def construir(self, documentos: Iterable[Documento]) -> None:
        """Rows in batches, each given to the index ready-made."""
        reconstruye = self.motor.rebuilder_class(self.motor.get_index_for_model(Hoja))
        indice = reconstruye.start()
        indice.add_model(Hoja)
        for tanda in _de_a(TANDA, map(_hoja, documentos)):
            indice.add_items(Hoja, tanda)
        reconstruye.finish()

    def guardar_filas(self, documentos: Iterable[Documento]) -> None:
        """Wagtail reads from the database what its index finds. Not part of what is timed."""
        with connections["pares"].schema_editor() as editor:
            if Hoja._meta.db_table in connections["pares"].introspection.table_names():
                editor.delete_model(Hoja)
            editor.create_model(Hoja)
        for tanda in _de_a(TANDA, map(_hoja, documentos)):
            Hoja.objects.using("pares").bulk_create(tanda)

    def paso(self, pregunta: Pregunta) -> Callable[[], Contestado]:
        return lambda: self._preguntar(pregunta)

    def _preguntar(self, pregunta: Pregunta) -> Contestado:
        hallados = self._hallados(pregunta)
        list(hallados[:PAGINA])
        return Contestado(hallados.count(), self._cuentas(pregunta, hallados))

    def _hallados(self, pregunta: Pregunta, sin: str = ""):
        filas = _filtradas(pregunta.peticion, sin).order_by("por_recientes")
        if pregunta.consulta.q:
            return self.motor.search(pregunta.consulta.q, filas)
        return self.motor.search(MATCH_ALL, filas, order_by_relevance=False)

    def _cuentas(self, pregunta: Pregunta, hallados) -> dict[str, dict[str, int]]:
        filtradas = {*pregunta.peticion.filtros, *pregunta.peticion.rangos}
        contadas = {}
        for faceta in FACETAS:
            suyos = self._hallados(pregunta, faceta.nombre) if faceta.nombre in filtradas else hallados
            valores = suyos.facet(f"f_{faceta.nombre}")
            contadas[faceta.nombre] = {codigo: n for codigo, n in valores.items() if codigo not in (None, "0")}
        return contadas

    def mb(self) -> float:
        return mb_de_indice(self.motor.es, self.motor.get_index_for_model(Hoja).name)

    def memoria(self) -> float:
        return memoria.de(self.pid)


def _filtradas(peticion: Peticion, sin: str):
    filas = Hoja.objects.using("pares")
    for nombre, filtro in peticion.filtros.items():
        if nombre != sin and filtro.incluidos:
            filas = filas.filter(**{f"f_{nombre}__in": list(filtro.incluidos)})
        if nombre != sin and filtro.excluidos:
            filas = filas.exclude(**{f"f_{nombre}__in": list(filtro.excluidos)})
    for nombre, rango in peticion.rangos.items():
        if nombre != sin:
            filas = filas.filter(**{f"f_{nombre}__in": hojas.anios(rango)})
    return filas


def _hoja(documento: Documento) -> Hoja:
    """The row of a document; practices and lessons are numbered apart, and here together."""
    codigos = {f"f_{nombre}": suyos for nombre, suyos in hojas.codigos(documento).items()}
    tipo, _, numero = documento.id.rpartition("-")
    pk = int(numero) * 2 + (tipo == "leccion")
    return Hoja(pk=pk, por_recientes=documento.contenido["por_recientes"], **hojas.textos(documento), **codigos)


def _de_a(cuantas: int, cosas: Iterable) -> Iterator[list]:
    cosas = iter(cosas)
    while tanda := list(islice(cosas, cuantas)):
        yield tanda
