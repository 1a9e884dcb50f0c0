"""Fichas out of a file: each row by itself, in batches, so that a bad row stops no other and a second run finds nothing to do."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import DataError, IntegrityError, transaction

from ..models import Ficha
from . import aplicacion, existentes, registro
from .avisos import avisar_de_lo_que_falta
from .catalogo import Catalogo
from .convertida import Convertida
from .descripcion import describir
from .hallazgos import Fila, Gravedad, Hallazgo, Ilegible
from .informe import ACTUALIZADAS, BORRADORES, PUBLICADAS, RECHAZADAS, RESPETADAS, SIN_CAMBIOS, Informe
from .lectores import leer
from .mapeo import Mapa
from .recepcion import Recepcion

TANDA = 100  # rows in a transaction


@dataclass(frozen=True)
class Opciones:
    mapa: Mapa | None = None
    entidad: str = ""  # code: fills the rows that name none, and refuses those that name another
    publicar: bool = False
    simular: bool = False
    demostracion: bool = False


def importar(ruta: Path, opciones: Opciones, *, progreso: Callable[[Iterable], Iterable] = iter) -> Informe:
    """Raises Ilegible when the file is empty, unreadable or has no header."""
    importacion = _Importacion(opciones)
    leidas = iter(progreso(leer(ruta)))
    while tanda := list(itertools.islice(leidas, TANDA)):
        importacion.tanda(tanda)
    importacion.terminar()
    if not importacion.informe.leidas:
        raise Ilegible(f"«{ruta}» no trae ninguna ficha: ponga una por fila, debajo de los nombres de columna.")
    return importacion.informe


class _Importacion:
    def __init__(self, opciones: Opciones):
        self.opciones = opciones
        self.informe = Informe()
        self.catalogo = Catalogo()
        self.recepcion = Recepcion(self.catalogo, mapa=opciones.mapa, entidad=opciones.entidad)
        self.pendientes: list[Convertida] = []

    def tanda(self, leidas: list[Fila | Hallazgo]) -> None:
        convertidas = []
        for leida in leidas:
            self.informe.leidas += 1
            fila = Fila(leida.archivo, leida.linea, {}, [leida]) if isinstance(leida, Hallazgo) else leida
            convertida = None if fila.rechazada and not fila.celdas else self.recepcion.recibir(fila)
            if convertida:
                convertidas.append(convertida)
            else:
                self.informe.sumar(RECHAZADAS, fila)
        self._guardar(convertidas)

    def terminar(self) -> None:
        """Lessons that name a practice which came later, and what is told once for the whole file."""
        pendientes, self.pendientes = self.pendientes, []
        for inicio in range(0, len(pendientes), TANDA):
            self._guardar(pendientes[inicio : inicio + TANDA], ultima=True)
        self.informe.hallazgos.extend(self.recepcion.hallazgos())

    def _guardar(self, convertidas: list[Convertida], *, ultima: bool = False) -> None:
        with transaction.atomic():
            hay = existentes.buscar(convertidas)
            for convertida in convertidas:
                if self._citar(convertida, ultima):
                    self._guardar_una(convertida, existentes.la_de(convertida, hay))
                else:
                    self.pendientes.append(convertida)

    def _citar(self, convertida: Convertida, ultima: bool) -> bool:
        """Find the practice that a lesson names. False: it may still come in this file."""
        referencia, fuente = convertida["practica_relacionada"], convertida["fuente"] or ""
        if not referencia:
            return True
        convertida.practica = existentes.practica_citada(referencia, fuente)
        if convertida.practica or (self.opciones.simular and self.recepcion.trae(("practica", fuente, referencia))):
            return True
        if ultima:
            motivo = "No hay ninguna práctica con ese código, ni aquí ni en el archivo: corríjalo o déjelo vacío."
            convertida.fila.rechazar("practica_relacionada", referencia, motivo)
        return ultima

    def _guardar_una(self, convertida: Convertida, ficha: Ficha | None) -> None:
        fila = convertida.fila
        resultado = RECHAZADAS
        try:
            with transaction.atomic():
                if not fila.rechazada:
                    resultado = self._poner(convertida, ficha)
        except (IntegrityError, DataError) as error:
            fila.rechazar("", "", f"La base de datos no la admite ({error}): otra importación pudo traerla a la vez.")
            self.catalogo.olvidar()
            resultado = RECHAZADAS
        self.catalogo.confirmar()
        self.informe.sumar(resultado, fila)

    def _poner(self, convertida: Convertida, ficha: Ficha | None) -> str:
        """What became of the row."""
        if ficha and self.opciones.entidad not in ("", ficha.entidad.codigo):
            convertida.fila.rechazar("codigo_externo", convertida["codigo_externo"], "Esa ficha es de otra entidad.")
            return RECHAZADAS
        texto = existentes.ultimo_texto(ficha) if ficha else aplicacion.nueva(convertida)
        antes = describir(texto, self.catalogo) if ficha else None
        aplicacion.poner(texto, convertida)
        if convertida.fila.rechazada:
            return RECHAZADAS
        cambia = aplicacion.difiere_en_etiquetas(texto, convertida) or antes != describir(texto, self.catalogo)
        porque_no = registro.por_que_no_se_publica(convertida, ficha, demostracion=self.opciones.demostracion)
        publica = self.opciones.publicar and not porque_no
        if ficha and not cambia and not (publica and registro.falta_publicar(ficha)):
            return SIN_CAMBIOS
        if ficha and (motivo := existentes.en_otras_manos(ficha)):
            convertida.fila.avisar("", ficha.codigo or ficha.titulo, f"No se toca: {motivo}.")
            return RESPETADAS
        if self.opciones.publicar and porque_no:
            convertida.fila.anotar(Gravedad.NOTA, "entidad", convertida["entidad"].codigo, porque_no)
        return self._escribir(convertida, texto, publica=publica)

    def _escribir(self, convertida: Convertida, texto: Ficha, *, publica: bool) -> str:
        es_nueva = texto.pk is None
        avisar_de_lo_que_falta(convertida.fila, texto)
        if not self.opciones.simular:
            registro.guardar(self.catalogo, convertida, texto, publica=publica, demostracion=self.opciones.demostracion)
        if publica:
            return PUBLICADAS
        return BORRADORES if es_nueva else ACTUALIZADAS
