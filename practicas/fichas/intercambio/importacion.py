"""Fichas out of a file: each row by itself, in batches, so that a bad row stops no other and a second run finds nothing to do."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DataError, IntegrityError, transaction

from practicas.entidades.models import Entidad

from ..models import Ficha
from . import aplicacion, existentes, registro
from .campos import COLUMNAS
from .catalogo import Catalogo
from .columnas import Vistas
from .conversion import Conversor, Convertida
from .descripcion import describir
from .hallazgos import Fila, Gravedad, Hallazgo, Ilegible
from .lectores import leer
from .mapeo import Mapa

TANDA = 100  # rows in a transaction
PUBLICADAS, SIN_CAMBIOS, RESPETADAS, RECHAZADAS = "publicadas", "sin cambios", "respetadas", "rechazadas"


@dataclass(frozen=True)
class Opciones:
    mapa: Mapa | None = None
    entidad: str = ""  # code: fills the rows that name none, and refuses those that name another
    publicar: bool = False
    simular: bool = False
    demostracion: bool = False


@dataclass
class Informe:
    leidas: int = 0
    cuentas: Counter = field(default_factory=Counter)
    hallazgos: list[Hallazgo] = field(default_factory=list)

    @property
    def rechazadas(self) -> int:
        return self.cuentas[RECHAZADAS]


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
        self.conversor = Conversor(self.catalogo)
        self.vistas = Vistas(opciones.mapa)
        self.lineas: dict[existentes.Identidad, Fila] = {}
        self.pendientes: list[Convertida] = []
        self.entidad: Entidad | None = self._entidad_unica()

    def _entidad_unica(self) -> Entidad | None:
        if not self.opciones.entidad:
            return None
        entidad = Entidad.objects.filter(codigo=self.opciones.entidad).first()
        if entidad is None:
            raise Ilegible(f"No hay ninguna entidad con el código «{self.opciones.entidad}»: corrija --entidad.")
        return entidad

    def tanda(self, leidas: list[Fila | Hallazgo]) -> None:
        convertidas = []
        for leida in leidas:
            self.informe.leidas += 1
            if isinstance(leida, Hallazgo):
                self.informe.hallazgos.append(leida)
                self.informe.cuentas[RECHAZADAS] += 1
            elif convertida := self._convertir(leida):
                convertidas.append(convertida)
        self.guardar(convertidas)

    def terminar(self) -> None:
        """Lessons that name a practice which came later, and what is told once for the whole file."""
        pendientes, self.pendientes = self.pendientes, []
        for tanda in _en_tandas(pendientes):
            self.guardar(tanda, ultima=True)
        self.informe.hallazgos.extend(self.vistas.hallazgos())

    def _convertir(self, fila: Fila) -> Convertida | None:
        self.vistas.revisar_encabezado(fila)
        if self.opciones.mapa:
            fila = self.opciones.mapa.aplicar(fila)
        if self.entidad and not fila.celdas.get("entidad"):
            fila.celdas["entidad"] = self.entidad.codigo
        convertida = self.conversor.convertir(fila)
        if convertida:
            self.vistas.anotar(convertida)
            self._revisar_entidad(convertida)
            if not fila.rechazada:
                self._revisar_repetida(convertida)
        if convertida is None or fila.rechazada:
            self._rechazar(fila)
            return None
        return convertida

    def _rechazar(self, fila: Fila) -> None:
        self.informe.hallazgos.extend(fila.hallazgos)
        self.informe.cuentas[RECHAZADAS] += 1

    def _revisar_entidad(self, convertida: Convertida) -> None:
        entidad = convertida["entidad"]
        if self.entidad and entidad and entidad.codigo != self.entidad.codigo:
            motivo = f"No es de «{self.entidad.codigo}», la única que admite --entidad."
            convertida.fila.rechazar("entidad", entidad.codigo, motivo)

    def _revisar_repetida(self, convertida: Convertida) -> None:
        primera = self.lineas.setdefault(existentes.identidad(convertida), convertida.fila)
        if primera is not convertida.fila:
            campo = "codigo_externo" if convertida["codigo_externo"] else "titulo"
            motivo = f"Ya está en la línea {primera.linea} de «{primera.archivo}»: deje una de las dos."
            convertida.fila.rechazar(campo, convertida[campo], motivo)

    def guardar(self, convertidas: list[Convertida], *, ultima: bool = False) -> None:
        with transaction.atomic():
            hay = existentes.buscar(convertidas)
            for convertida in convertidas:
                if not self._citar(convertida, ultima):
                    self.pendientes.append(convertida)
                    continue
                self._guardar_una(convertida, hay.get(existentes.identidad(convertida)))

    def _guardar_una(self, convertida: Convertida, ficha: Ficha | None) -> None:
        fila = convertida.fila
        try:
            with transaction.atomic():
                resultado = None if fila.rechazada else self._poner(convertida, ficha)
        except (IntegrityError, DataError) as error:
            fila.rechazar("", "", f"La base de datos no la admite ({error}): otra importación pudo traerla a la vez.")
            self.catalogo.olvidar()
            resultado = None
        if resultado is None:
            self._rechazar(fila)
            return
        self.catalogo.confirmar()
        self.informe.cuentas[resultado] += 1
        self.informe.hallazgos.extend(fila.hallazgos)

    def _poner(self, convertida: Convertida, ficha: Ficha | None) -> str | None:
        """What became of the row; None when it is refused."""
        opciones = self.opciones
        if ficha and self.entidad and ficha.entidad_id != self.entidad.pk:
            convertida.fila.rechazar("codigo_externo", convertida["codigo_externo"], "Esa ficha es de otra entidad.")
            return None
        texto = existentes.ultimo_texto(ficha) if ficha else aplicacion.nueva(convertida)
        antes = describir(texto, self.catalogo) if ficha else None
        aplicacion.poner(texto, convertida)
        if convertida.fila.rechazada:
            return None
        otras_etiquetas = aplicacion.difiere_en_etiquetas(texto, convertida)
        cambia = antes is None or otras_etiquetas or antes != describir(texto, self.catalogo)
        publica = opciones.publicar and registro.puede_publicarse(convertida, ficha, opciones.demostracion)
        if ficha and not cambia and not (publica and registro.falta_publicar(ficha)):
            return SIN_CAMBIOS
        if ficha and (motivo := existentes.en_otras_manos(ficha)):
            convertida.fila.anotar(Gravedad.AVISO, "", ficha.codigo or ficha.titulo, f"No se toca: {motivo}.")
            return RESPETADAS
        registro.avisar_de_lo_que_falta(convertida, texto)
        if not opciones.simular:
            registro.guardar(self.catalogo, convertida, texto, publica=publica, demostracion=opciones.demostracion)
        if publica:
            return PUBLICADAS
        return "actualizadas" if ficha else "borradores"

    def _citar(self, convertida: Convertida, ultima: bool) -> bool:
        """Find the practice that a lesson names. False: it may still come in this file."""
        referencia = convertida["practica_relacionada"]
        if not isinstance(referencia, str) or not referencia:
            return True
        fuente = convertida["fuente"] or ""
        convertida.practica = existentes.practica_citada(referencia, fuente)
        if convertida.practica or (self.opciones.simular and ("practica", "origen", fuente, referencia) in self.lineas):
            return True
        if ultima:
            motivo = "No hay ninguna práctica con ese código, ni aquí ni en el archivo: corríjalo o déjelo vacío."
            convertida.fila.rechazar("practica_relacionada", referencia, motivo)
        return ultima


def _en_tandas(convertidas: list[Convertida]) -> Iterator[list[Convertida]]:
    for inicio in range(0, len(convertidas), TANDA):
        yield convertidas[inicio : inicio + TANDA]


__all__ = ["COLUMNAS", "Informe", "Opciones", "importar"]
