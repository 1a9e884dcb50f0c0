"""The rubric as a page: each criterion with its cells, what is kept or typed in it, what it lacks, and the evidence it looks at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from practicas.evaluaciones import puntaje
from practicas.evaluaciones.models import Asignacion, Calificacion, Criterio
from practicas.evaluaciones.servicios import Puesto
from practicas.fichas.models import Ficha
from practicas.fichas.texto import sin_nulos

SI_O_NO = ("No", "Sí")


@dataclass(frozen=True)
class Celda:
    valor: int
    texto: str  # the worked example; «Sí» or «No» of an excluding one
    elegida: bool


@dataclass(frozen=True)
class Fila:
    criterio: Criterio
    puesto: Puesto
    guardada: Calificacion
    errores: Mapping[str, str] = field(default_factory=dict)  # of «valor», «porque» and «confirma»
    evidencias: tuple = ()

    @property
    def celdas(self) -> list[Celda]:
        textos = SI_O_NO if self.criterio.es_excluyente else self.criterio.ejemplos
        return [Celda(n, texto, n == self.puesto.valor) for n, texto in enumerate(textos)]

    @property
    def si_y_no(self) -> list[Celda]:
        return self.celdas[::-1]

    @property
    def pide_porque(self) -> bool:
        return self.criterio.pide_porque(self.puesto.valor)

    @property
    def en_duda(self) -> bool:
        """Scored on a text that was corrected since, and not confirmed yet."""
        return self.guardada.por_confirmar

    @property
    def dicho(self) -> str:
        """As the list of criteria says it."""
        if self.puesto.valor is None:
            return "sin calificar"
        valor = SI_O_NO[self.puesto.valor].lower() if self.criterio.es_excluyente else str(self.puesto.valor)
        return f"{valor}, por confirmar" if self.en_duda else valor


@dataclass(frozen=True)
class Hoja:
    asignacion: Asignacion
    filas: list[Fila]

    @property
    def excluyentes(self) -> list[Fila]:
        return [f for f in self.filas if f.criterio.es_excluyente]

    @property
    def calificables(self) -> list[Fila]:
        return [f for f in self.filas if not f.criterio.es_excluyente]

    @property
    def puntaje(self) -> int:
        valores = {f.criterio.pk: f.puesto.valor for f in self.filas if f.puesto.valor is not None}
        return int(puntaje.redondear(puntaje.va_sumando([f.criterio for f in self.filas], valores), 0))

    @property
    def calificados(self) -> int:
        return sum(f.puesto.valor is not None for f in self.calificables)

    @property
    def errores(self) -> list[tuple[str, str]]:
        """Field → what to do, in the order of the page."""
        return [(f"{parte}-{f.criterio.codigo}", mensaje) for f in self.filas for parte, mensaje in f.errores.items()]


def armar(
    asignacion: Asignacion, *, puestos: Mapping[str, Puesto] | None = None, errores: Mapping[str, str] | None = None
) -> Hoja:
    """What is kept; or `puestos`, what was typed and could not be. `errores` as the services give them, by field."""
    guardadas = {c.criterio_id: c for c in asignacion.calificaciones.all()}
    texto = asignacion.evaluacion.envio.revision.as_object()
    filas = []
    for criterio in asignacion.evaluacion.rubrica.criterios.all():
        guardada = guardadas.get(criterio.pk) or Calificacion(criterio=criterio)
        puesto = (puestos or {}).get(criterio.codigo) or Puesto(guardada.valor, guardada.porque)
        filas.append(Fila(criterio, puesto, guardada, _suyos(errores or {}, criterio), _evidencias(texto, criterio)))
    return Hoja(asignacion, filas)


def _suyos(errores: Mapping[str, str], criterio: Criterio) -> dict[str, str]:
    partes = ("valor", "porque", "confirma")
    return {p: errores[f"{p}-{criterio.codigo}"] for p in partes if f"{p}-{criterio.codigo}" in errores}


def _evidencias(texto: Ficha, criterio: Criterio) -> tuple:
    """Those that support a field that it looks at."""
    campos = set(criterio.campos)
    return tuple(e for e in texto.evidencias.all() if campos & {ruta.partition(".")[0] for ruta in e.sustenta})


def leer(datos, asignacion: Asignacion) -> dict[str, Puesto]:
    """What was sent of each criterion, by code. What is not a score of it is none."""
    return {
        c.codigo: Puesto(
            valor=_puntaje(datos.get(f"valor-{c.codigo}"), c),
            porque=sin_nulos(datos.get(f"porque-{c.codigo}", "")).replace("\r\n", "\n"),
            confirma=f"confirma-{c.codigo}" in datos,
        )
        for c in asignacion.evaluacion.rubrica.criterios.all()
    }


def _puntaje(dicho: str | None, criterio: Criterio) -> int | None:
    posibles = {str(n): n for n in range(criterio.maximo + 1)}
    return posibles.get(dicho or "")


def entero_o_ninguno(dicho: str | None) -> int:
    """A number of a hidden field; one that nothing has, when it is not a number."""
    return int(dicho) if dicho and dicho.isascii() and dicho.isdigit() and len(dicho) < 19 else -1
