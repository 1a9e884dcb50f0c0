"""The engine of production: a real Elasticsearch of the 8 or 9 lines, on one node or many.

An alias, `PREFIX-actual`, names the index in use and moves in one call, so that a rebuild never shows half an index. Every document is
written with its version: what is older never overwrites what is newer, in whatever order they arrive.
"""

import logging
import re
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any

from elasticsearch import ApiError, NotFoundError, TransportError
from elasticsearch.helpers import ScanError, scan, streaming_bulk

from ..puerto import Documento, EscrituraRechazada, Hallazgo, MotorCaido, Peticion, Respuesta, Texto
from . import consulta_elasticsearch as traductor
from .conexion_elasticsearch import Conexion, conectar
from .cortacircuito import Cortacircuito
from .esquema_elasticsearch import a_elasticsearch, huella, mapa

registro = logging.getLogger("yachay.busqueda")
ESPERA_DE_BUSQUEDA, ESPERA_DE_ESCRITURA = 1.2, 30.0  # seconds
REINTENTOS = 5  # of a document that a busy node refuses
AGOBIO = (429, 500, 502, 503, 504)
CONFLICTO = 409  # the index has that version or a newer one
IMPOSIBLE = 400  # the document itself is not one that the index takes


def _o_caido(metodo):
    """An engine that does not answer, or not in time, or that it cannot, is the same for who asks."""

    @wraps(metodo)
    def guardado(self, *args, **kwargs):
        if not self.circuito.deja_pasar():
            raise MotorCaido("Elasticsearch no respondió hace un momento.")
        try:
            respuesta = metodo(self, *args, **kwargs)
        except (ApiError, TransportError, ScanError) as error:
            registro.warning("Elasticsearch no responde: %s", error)
            if _hay_que_esperar(error):
                self.circuito.anotar_fallo()
            raise MotorCaido(str(error)) from error
        self.circuito.anotar_exito()
        return respuesta

    return guardado


def _sin_circuito(metodo):
    """Of a rebuild: nobody is kept waiting by it, so a failure says that the engine is away and opens no breaker."""

    @wraps(metodo)
    def guardado(*args, **kwargs):
        try:
            return metodo(*args, **kwargs)
        except (ApiError, TransportError, ScanError) as error:
            raise MotorCaido(str(error)) from error

    return guardado


def _hay_que_esperar(error: Exception) -> bool:
    """An answer that says no is soon given: only those that make everybody wait, or add to its load, stop the asking."""
    return not isinstance(error, ApiError) or error.status_code in AGOBIO


class MotorElasticsearch:
    nombre = "elasticsearch"

    def __init__(self, conexion: Conexion):
        self.conexion = conexion
        self.alias = f"{conexion.prefijo}-actual"
        self.circuito = Cortacircuito(self._probar)
        cliente = conectar(conexion)
        self.lector = cliente.options(request_timeout=ESPERA_DE_BUSQUEDA, retry_on_timeout=False, max_retries=2)
        self.escritor = cliente.options(request_timeout=ESPERA_DE_ESCRITURA, max_retries=2)

    # --- Reading ------------------------------------------------------------------------------------------------------
    @_o_caido
    def buscar(self, peticion: Peticion) -> Respuesta:
        hecha = self._pedir(traductor.cuerpo(peticion), peticion.texto)
        agregadas = hecha.get("aggregations", {})
        total = hecha["hits"]["total"]["value"]
        return Respuesta(
            total=total,
            hallazgos=tuple(_hallazgo(h) for h in hecha["hits"]["hits"]),
            cuentas=traductor.cuentas(agregadas, peticion.facetas),
            de_palabras=agregadas.get(traductor.DE_PALABRAS, {"doc_count": total})["doc_count"],
        )

    @_o_caido
    def contar(self, texto: Texto) -> int:
        return self.lector.count(index=self.alias, query=traductor.solo_palabras(texto).to_dict())["count"]

    @_o_caido
    def sugerir(self, palabras: Sequence[str], comienzo: str, cuantos: int) -> tuple[Hallazgo, ...]:
        consulta = traductor.comienzo(palabras, comienzo).to_dict()
        cuerpo = {"query": consulta, "size": cuantos, "_source": ["muestra"], "track_total_hits": False}
        hecha = self._pedir(cuerpo | {"sort": ["_score", "por_titulo"]}, Texto())
        return tuple(_hallazgo(h) for h in hecha["hits"]["hits"])

    def _pedir(self, cuerpo: dict, texto: Texto) -> Any:
        """One `_search`. The same words go to the same copies, whose scores may differ a little from those of the others."""
        return self.lector.search(
            index=self.alias,
            body=cuerpo,
            preference=f"q{zlib.crc32(repr(texto).encode())}",
            # What each shard knows of how rare a word is differs; asking all of them first makes the scores one.
            search_type="dfs_query_then_fetch" if self.conexion.shards > 1 else "query_then_fetch",
            allow_partial_search_results=False,
        )

    def _probar(self) -> None:
        """Whether whoever searches would be answered; raises while not."""
        try:
            self.lector.search(index=self.alias, size=0)
        except ApiError as error:
            if _hay_que_esperar(error):
                raise

    @_o_caido
    def versiones(self) -> Mapping[str, int]:
        vivas = {"query": traductor.VIVAS.to_dict(), "_source": ["version"]}
        filas = scan(self.escritor, index=self.alias, query=vivas, size=5_000)
        return {fila["_id"]: fila["_source"]["version"] for fila in filas}

    @_o_caido
    def indice_en_uso(self) -> str:
        """Name of the index behind the alias; empty before the first."""
        try:
            return next(iter(self.lector.indices.get_alias(name=self.alias)), "")
        except NotFoundError:
            return ""

    def indices(self) -> set[str]:
        """All of ours, in use or abandoned. Another prefix may begin as ours does: those are of somebody else."""
        propio = re.compile(rf"{re.escape(self.conexion.prefijo)}-[0-9a-f]{{10}}-\d+")
        todos = self.escritor.indices.get(index=f"{self.conexion.prefijo}-*", features=["settings"])
        return {nombre for nombre in todos if propio.fullmatch(nombre)}

    def segmentos(self) -> int:
        """Of the shards that write; their copies have theirs."""
        medidas = self.escritor.indices.stats(index=self.alias, metric="segments")
        return medidas["_all"]["primaries"]["segments"]["count"]

    def esta_al_dia(self) -> bool:
        return self.indice_en_uso().startswith(self._comienzo())

    def _comienzo(self) -> str:
        return f"{self.conexion.prefijo}-{huella()}-"

    # --- Writing ------------------------------------------------------------------------------------------------------
    def escribir(self, documentos: Iterable[Documento]) -> None:
        # Without an index behind it, the name is not to become one.
        self._escribir(self.alias, documentos, require_alias=True)
        self.escritor.indices.refresh(index=self.alias)

    def _escribir(self, indice: str, documentos: Iterable[Documento], **opciones) -> None:
        """All, whatever becomes of each. Some that are not taken for what ails the engine are as if none had been."""
        imposibles, negados = {}, []
        for salio, que in streaming_bulk(
            self.escritor,
            (_accion(indice, d) for d in documentos),
            chunk_size=500,
            max_retries=REINTENTOS,
            initial_backoff=0.2,
            max_backoff=5,
            raise_on_error=False,
            raise_on_exception=True,
            **opciones,
        ):
            dicho = que["index"]
            if salio or dicho["status"] == CONFLICTO:
                continue
            motivo = f"{dicho['status']} {dicho.get('error')}"
            if dicho["status"] == IMPOSIBLE:
                imposibles[dicho["_id"]] = motivo
            else:
                negados.append(f"{dicho['_id']}: {motivo}")
        if negados:
            raise MotorCaido(f"No tomó {len(negados)} documentos; el primero, {negados[0]}")
        if imposibles:
            raise EscrituraRechazada(imposibles)

    @_sin_circuito
    def reconstruir(self) -> "ReconstruccionElasticsearch":
        nombre = f"{self._comienzo()}{time.time_ns()}"
        tamanos = {"number_of_shards": self.conexion.shards, "number_of_replicas": self.conexion.replicas}
        # Nobody searches it until it is whole.
        self.escritor.indices.create(index=nombre, mappings=mapa(), settings=tamanos | {"refresh_interval": "-1"})
        return ReconstruccionElasticsearch(self, nombre)


class ReconstruccionElasticsearch:
    def __init__(self, motor: MotorElasticsearch, nombre: str):
        self.motor = motor
        self.nombre = nombre
        self._escritos: set[str] = set()

    @_sin_circuito
    def escribir(self, documentos: Iterable[Documento]) -> None:
        self.motor._escribir(self.nombre, self._sin_ausentes(documentos))

    def _sin_ausentes(self, documentos: Iterable[Documento]) -> Iterator[Documento]:
        """A deletion only takes out what this index already has."""
        for documento in documentos:
            if documento.contenido is not None:
                self._escritos.add(documento.id)
            if documento.id in self._escritos:
                yield documento

    @_sin_circuito
    def activar(self) -> None:
        cliente, alias = self.motor.escritor, self.motor.alias
        cliente.indices.put_settings(index=self.nombre, settings={"refresh_interval": None})
        cliente.indices.refresh(index=self.nombre)
        anterior = self.motor.indice_en_uso()
        quitar = [{"remove": {"index": anterior, "alias": alias}}] if anterior else []
        if not anterior and cliente.indices.exists(index=alias):  # somebody else's writing made an index of the name
            quitar = [{"remove_index": {"index": alias}}]
        cliente.indices.update_aliases(actions=[*quitar, {"add": {"index": self.nombre, "alias": alias}}])
        self._borrar_los_abandonados(anterior)

    def _borrar_los_abandonados(self, anterior: str) -> None:
        """A search may still be reading the one just left: it goes with the next rebuild, as what cannot be deleted now."""
        try:
            for nombre in self.motor.indices() - {self.nombre, anterior}:
                self.motor.escritor.indices.delete(index=nombre, ignore_unavailable=True)
        except (ApiError, TransportError) as error:
            registro.warning("Quedan índices abandonados: %s", error)

    def abandonar(self) -> None:
        self.motor.escritor.indices.delete(index=self.nombre, ignore_unavailable=True)


def _accion(indice: str, documento: Documento) -> dict:
    return {
        "_index": indice,
        "_id": documento.id,
        "_op_type": "index",
        "version": documento.version,
        "version_type": "external_gte",
        "_source": a_elasticsearch(documento),
    }


def _hallazgo(acierto: Mapping) -> Hallazgo:
    return Hallazgo(acierto["_id"], acierto["_score"] or 0.0, acierto["_source"]["muestra"])
