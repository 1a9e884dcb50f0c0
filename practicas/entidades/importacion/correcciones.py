"""Applies the declared corrections to the rows of the file, and keeps account of each cell it changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from practicas.catalogos.tablas import Problema

from .filas import FUERA_DEL_ARCHIVO, Fila
from .reglas import Regla, Reglas, cumple


@dataclass(frozen=True)
class Correccion:
    """One change to one row, as the report tells it."""

    linea: int
    tipo: str
    campo: str
    antes: str
    ahora: str
    motivo: str


@dataclass(frozen=True)
class Corregidas:
    filas: tuple[Fila, ...]
    hechas: tuple[Correccion, ...]
    rechazos: tuple[Problema, ...]
    avisos: tuple[Problema, ...]


def corregir(filas: Iterable[Fila], reglas: Reglas) -> Corregidas:
    """In this order: change, refuse, join, add. Changes read what the ones before them left."""
    cuenta = _Cuenta(list(filas))
    for regla in (*reglas.cambiar, *reglas.rechazar, *reglas.unir, *reglas.agregar):
        getattr(cuenta, regla.tipo)(regla)
    return Corregidas(tuple(cuenta.filas), tuple(cuenta.hechas), tuple(cuenta.rechazos), tuple(cuenta.avisos))


class _Cuenta:
    """The rows while they are corrected. Each kind of rule is the method of its name."""

    def __init__(self, filas: list[Fila]):
        self.filas = filas
        self.hechas: list[Correccion] = []
        self.rechazos: list[Problema] = []
        self.avisos: list[Problema] = []

    def cambiar(self, regla: Regla) -> None:
        self._avisar_si_nada(regla, [f for f in self.filas if regla.alcanza(f)])
        self.filas = [self._cambiada(f, regla) if regla.alcanza(f) else f for f in self.filas]

    def rechazar(self, regla: Regla) -> None:
        alcanzadas = [f for f in self.filas if regla.alcanza(f)]
        self._avisar_si_nada(regla, alcanzadas)
        campo = next(iter(regla.donde))
        self.rechazos += [f.problema(campo, f"{f.dice('nombre')}: {regla.motivo}") for f in alcanzadas]
        self.filas = [f for f in self.filas if not regla.alcanza(f)]

    def unir(self, regla: Regla) -> None:
        """The row of `con` stays, with what only the other knew."""
        sobrante = next((f for f in self.filas if regla.alcanza(f)), None)
        principal = next((f for f in self.filas if cumple(f, regla.con) and f is not sobrante), None)
        if not (sobrante and principal):
            self._avisar_si_nada(regla, [])
            return
        faltan = {c: v for c, v in sobrante.celdas.items() if v and not principal.dice(c)}
        unida = principal.con(**faltan)
        self.filas = [unida if f is principal else f for f in self.filas if f is not sobrante]
        ahora = f"línea {principal.linea}"
        self.hechas.append(Correccion(sobrante.linea, "unir", "", sobrante.dice("nombre"), ahora, regla.motivo))

    def agregar(self, regla: Regla) -> None:
        nuevas = [Fila(FUERA_DEL_ARCHIVO, dict(celdas)) for celdas in regla.filas]
        self.filas += nuevas
        for fila in nuevas:
            self.hechas.append(Correccion(fila.linea, "agregar", "", "", fila.dice("nombre"), regla.motivo))

    def _cambiada(self, fila: Fila, regla: Regla) -> Fila:
        for campo, ahora in regla.poner.items():
            if fila.dice(campo) != ahora:
                hecha = Correccion(fila.linea, "cambiar", campo, fila.dice(campo), ahora, regla.motivo)
                self.hechas.append(hecha)
        return fila.con(**regla.poner)

    def _avisar_si_nada(self, regla: Regla, alcanzadas: list[Fila]) -> None:
        if not alcanzadas:
            donde = ", ".join(f"{campo} = {' o '.join(valores)}" for campo, valores in regla.donde.items())
            motivo = "Esta corrección no encontró ninguna fila: si la fuente ya la trae, quítela del archivo."
            self.avisos.append(Problema(FUERA_DEL_ARCHIVO, regla.tipo, donde, motivo))
