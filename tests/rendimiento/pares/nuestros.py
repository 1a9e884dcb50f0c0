"""Ours on both engines, and Elasticsearch asked with nothing of ours around: the floor."""

from collections.abc import Callable, Iterable
from pathlib import Path

from busqueda import buscador
from busqueda.motores import consulta_elasticsearch as traductor
from busqueda.motores.elasticsearch import MotorElasticsearch
from busqueda.puerto import Documento, Motor

from . import memoria
from .par import Contestado, Pregunta


class Puerto:
    """Our port on an engine: codes and hits as the engine gives them."""

    def __init__(self, nombre: str, motor: Motor, pedidos: Callable[[], int]):
        self.nombre, self.motor, self.pedidos = nombre, motor, pedidos

    def paso(self, pregunta: Pregunta) -> Callable[[], Contestado]:
        def preguntar() -> Contestado:
            respuesta = self.motor.buscar(pregunta.peticion)
            return Contestado(respuesta.total, respuesta.cuentas)

        return preguntar

    def construir(self, documentos: Iterable[Documento]) -> None:
        nueva = self.motor.reconstruir()
        nueva.escribir(documentos)
        nueva.activar()


class PuertoTantivy(Puerto):
    def mb(self) -> float:
        carpeta: Path = self.motor.carpeta / self.motor.indice_en_uso()
        return sum(archivo.stat().st_size for archivo in carpeta.iterdir()) / 1e6

    def memoria(self) -> None:
        """It lives in the process that asks."""


class PuertoElasticsearch(Puerto):
    motor: MotorElasticsearch

    def __init__(self, nombre: str, motor: MotorElasticsearch, pedidos: Callable[[], int], pid: int):
        super().__init__(nombre, motor, pedidos)
        self.pid = pid

    def mb(self) -> float:
        return mb_de_indice(self.motor.escritor, self.motor.alias)

    def memoria(self) -> float:
        return memoria.de(self.pid)


class Desnudo(PuertoElasticsearch):
    """The same body, made beforehand; the answer stays as the client gives it."""

    def paso(self, pregunta: Pregunta) -> Callable[[], Contestado]:
        cuerpo, cliente, indice = traductor.cuerpo(pregunta.peticion), self.motor.lector, self.motor.alias
        return lambda: Contestado(cliente.search(index=indice, body=cuerpo)["hits"]["total"]["value"])


class Buscador:
    """A whole search of ours: typos, words, engine, labels, order of the values, highlights."""

    def __init__(self, nombre: str, puerto: Puerto):
        self.nombre, self.puerto, self.pedidos = nombre, puerto, puerto.pedidos

    def paso(self, pregunta: Pregunta) -> Callable[[], Contestado]:
        def preguntar() -> Contestado:
            # Not `buscar`: an engine that fails must be seen, and not replaced by the database.
            hecho = buscador._buscar(pregunta.consulta, buscador.TODAS, self.puerto.motor)
            return Contestado(hecho.total)

        return preguntar


def mb_de_indice(cliente, indice: str) -> float:
    cliente.indices.flush(index=indice)
    dicho = cliente.indices.stats(index=indice, metric="store")
    return dicho["_all"]["total"]["store"]["size_in_bytes"] / 1e6
