"""The embedded engine: an index in a folder, no server. One process writes at a time; any number read.

`actual` names the folder in use and is replaced in one step, so that a rebuild never shows half an index.
"""

import json
import logging
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import wraps
from pathlib import Path
from threading import Lock

import tantivy

from ..puerto import Documento, Hallazgo, MotorCaido, Peticion, Respuesta, Texto
from .consulta_tantivy import Traductor
from .esquema_tantivy import a_tantivy, campo_de, esquema, huella, registrar_analizador

registro = logging.getLogger("yachay.busqueda")
MEMORIA_DE_ESCRITURA = 64 * 1024 * 1024  # bytes
# Exact counts need as many buckets per segment as there are values; tantivy allows 65,000 in all.
TODOS_LOS_VALORES = 60_000


POR_CALIDAD = {"weight_by_field": "calidad"}


def _o_caido(metodo):
    """What tantivy says of an index that is broken or gone is, for who asks, an engine that does not answer."""

    @wraps(metodo)
    def guardado(*args, **kwargs):
        try:
            return metodo(*args, **kwargs)
        except (OSError, ValueError) as error:
            registro.exception("El índice no responde")
            raise MotorCaido(str(error)) from error
        except BaseException as error:
            # So it is told, and only by name, when an index of another version lacks a field that is asked for.
            if type(error).__name__ != "PanicException":
                raise
            registro.error("El índice es de otra versión: %s", error)
            raise MotorCaido(str(error)) from error

    return guardado


class MotorTantivy:
    nombre = "tantivy"

    def __init__(self, carpeta: Path):
        self.carpeta = Path(carpeta)
        self.esquema = esquema()
        self.traductor = Traductor(self.esquema)
        self._abierto: tuple[str, tantivy.Index] | None = None
        self._visto = 0
        self._candado = Lock()

    # --- Reading ------------------------------------------------------------------------------------------------------
    @_o_caido
    def buscar(self, peticion: Peticion) -> Respuesta:
        buscador = self._buscador()
        consulta = self.traductor.consulta(peticion)
        orden = POR_CALIDAD if peticion.orden == "relevancia" else self._orden(peticion.orden)
        encontrado = buscador.search(
            consulta, limit=max(1, peticion.cuantos), offset=peticion.desde, count=True, **orden
        )
        hallazgos = tuple(self._hallazgo(buscador, puntaje, donde) for puntaje, donde in encontrado.hits)
        return Respuesta(
            total=encontrado.count,
            hallazgos=hallazgos[: peticion.cuantos],
            cuentas=self._contar(buscador, consulta, peticion),
            de_palabras=self._de_palabras(buscador, encontrado.count, peticion),
        )

    @_o_caido
    def contar(self, texto: Texto) -> int:
        return self._buscador().search(self.traductor.texto(texto), limit=1, count=True).count

    @_o_caido
    def sugerir(self, palabras: Sequence[str], comienzo: str, cuantos: int) -> tuple[Hallazgo, ...]:
        buscador = self._buscador()
        hallados = buscador.search(
            self.traductor.comienzo(palabras, comienzo), limit=cuantos, count=False, **POR_CALIDAD
        )
        return tuple(self._hallazgo(buscador, puntaje, donde) for puntaje, donde in hallados.hits)

    @_o_caido
    def versiones(self) -> Mapping[str, int]:
        buscador = self._buscador()
        todos = buscador.search(tantivy.Query.all_query(), limit=max(1, buscador.num_docs)).hits
        documentos = (buscador.doc(donde) for _, donde in todos)
        return {d.get_first("id"): d.get_first("version") for d in documentos}

    def esta_al_dia(self) -> bool:
        nombre = self.indice_en_uso()
        return nombre.startswith(huella()) and (self.carpeta / nombre / "meta.json").exists()

    def indice_en_uso(self) -> str:
        """Name of the folder in use; empty before the first index."""
        try:
            return (self.carpeta / "actual").read_text().strip()
        except OSError:
            return ""

    def indices(self) -> set[str]:
        """All the folders, in use or abandoned."""
        return {carpeta.name for carpeta in self.carpeta.iterdir() if carpeta.is_dir()}

    def segmentos(self) -> int:
        return self._buscador().num_segments

    def _orden(self, orden: str) -> dict:
        return {"order_by_field": f"por_{orden}", "order": tantivy.Order.Asc}

    def _hallazgo(self, buscador, puntaje, donde) -> Hallazgo:
        documento = buscador.doc(donde)
        muestra = json.loads(bytes(documento.get_first("muestra")))
        return Hallazgo(documento.get_first("id"), puntaje if isinstance(puntaje, float) else 0.0, muestra)

    def _de_palabras(self, buscador, total: int, peticion: Peticion) -> int:
        if not peticion.contar_palabras or not (peticion.filtros or peticion.rangos or peticion.codigo):
            return total
        return buscador.search(self.traductor.texto(peticion.texto), limit=1, count=True).count

    def _contar(self, buscador, consulta, peticion: Peticion) -> dict[str, dict[str, int]]:
        cuentas = {}
        for suya, facetas in self.por_contar(consulta, peticion):
            respuesta = buscador.aggregate(suya, self.pedido(facetas))
            cuentas |= {f: {_clave(b["key"]): b["doc_count"] for b in respuesta[f]["buckets"]} for f in facetas}
        return cuentas

    def por_contar(self, consulta, peticion: Peticion) -> Iterator[tuple[tantivy.Query, list[str]]]:
        """All the facets without a filter in one pass, and one more for each that has its own."""
        con_filtro = [f for f in peticion.facetas if f in peticion.filtros or f in peticion.rangos]
        if sin_filtro := [f for f in peticion.facetas if f not in con_filtro]:
            yield consulta, sin_filtro
        for faceta in con_filtro:
            yield self.traductor.consulta(peticion, sin_faceta=faceta), [faceta]

    def pedido(self, facetas: Iterable[str]) -> dict:
        """The counts of these facets, as tantivy is asked for them."""
        todos = {"size": TODOS_LOS_VALORES, "segment_size": TODOS_LOS_VALORES}
        return {f: {"terms": {"field": campo_de(f), **todos}} for f in facetas}

    def _buscador(self) -> tantivy.Searcher:
        indice = self._abrir()
        return indice.searcher()

    def _abrir(self) -> tantivy.Index:
        """The index in use, as its last commit left it."""
        nombre = self.indice_en_uso()
        if not nombre:
            raise MotorCaido("Todavía no hay índice: ejecute «manage.py reconstruir_indice».")
        with self._candado:
            try:
                confirmado = os.stat(self.carpeta / nombre / "meta.json").st_mtime_ns
                if self._abierto is None or self._abierto[0] != nombre:
                    self._abierto = (nombre, self._abrir_carpeta(self.carpeta / nombre))
                elif confirmado != self._visto:
                    self._abierto[1].reload()
                self._visto = confirmado
            except (OSError, ValueError) as error:
                raise MotorCaido(str(error)) from error
            return self._abierto[1]

    def _abrir_carpeta(self, carpeta: Path) -> tantivy.Index:
        indice = tantivy.Index.open(str(carpeta))
        registrar_analizador(indice)
        indice.config_reader("manual")
        indice.reload()
        return indice

    # --- Writing ------------------------------------------------------------------------------------------------------
    def escribir(self, documentos: Iterable[Documento]) -> None:
        _escribir(self._abrir(), documentos)

    def reconstruir(self) -> "ReconstruccionTantivy":
        self.carpeta.mkdir(parents=True, exist_ok=True)
        nombre = f"{huella()}-{time.time_ns()}"
        carpeta = self.carpeta / nombre
        carpeta.mkdir()
        indice = tantivy.Index(self.esquema, path=str(carpeta))
        registrar_analizador(indice)
        return ReconstruccionTantivy(self, nombre, indice)


class ReconstruccionTantivy:
    def __init__(self, motor: MotorTantivy, nombre: str, indice: tantivy.Index):
        self.motor = motor
        self.nombre = nombre
        self.indice = indice

    def escribir(self, documentos: Iterable[Documento]) -> None:
        _escribir(self.indice, documentos)

    def activar(self) -> None:
        anterior = self.motor.indice_en_uso()
        nuevo = self.motor.carpeta / "actual.nuevo"
        nuevo.write_text(self.nombre)
        os.replace(nuevo, self.motor.carpeta / "actual")
        for carpeta in self.motor.carpeta.iterdir():
            # A reader may still be opening the one just left: it goes with the next rebuild.
            if carpeta.is_dir() and carpeta.name not in (self.nombre, anterior):
                shutil.rmtree(carpeta, ignore_errors=True)

    def abandonar(self) -> None:
        shutil.rmtree(self.motor.carpeta / self.nombre, ignore_errors=True)


def _escribir(indice: tantivy.Index, documentos: Iterable[Documento]) -> None:
    escritor = indice.writer(heap_size=MEMORIA_DE_ESCRITURA, num_threads=1)
    # To look for what each one replaces is a tenth of the work, and in a new index there is nothing to replace.
    reemplazan = indice.searcher().num_docs > 0
    for documento in documentos:
        if reemplazan:
            escritor.delete_documents_by_term("id", documento.id)
        if documento.contenido is not None:
            escritor.add_document(a_tantivy(documento))
    escritor.commit()
    # Without it every writing leaves a segment behind.
    escritor.wait_merging_threads()
    indice.reload()


def _clave(clave) -> str:
    """Years come as numbers, codes as text."""
    return str(int(clave)) if isinstance(clave, float | int) else clave
