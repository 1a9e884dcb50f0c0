"""A row on its way from the file to an entity: where it was and its cells by column."""

from dataclasses import dataclass

from practicas.catalogos.tablas import Problema

COLUMNAS_OBLIGATORIAS = ("nombre", "nivel")
COLUMNAS = (
    *("codigo_mef", "nombre", "sigla", "nivel", "sector_codigo", "sector", "poder", "ubigeo", "ruc"),
    *("codigo", "poblacion", "altitud", "vigente", "demostracion"),
)
# The row does not come from the file: the corrections add it.
FUERA_DEL_ARCHIVO = 0


@dataclass(frozen=True)
class Fila:
    linea: int
    celdas: dict[str, str]

    def dice(self, campo: str) -> str:
        return self.celdas.get(campo, "")

    def con(self, **celdas: str) -> "Fila":
        return Fila(self.linea, self.celdas | celdas)

    def problema(self, campo: str, motivo: str) -> Problema:
        """Shows the name where the fault is of no one cell."""
        return Problema(self.linea, campo, self.dice(campo or "nombre"), motivo)


def entender(linea: int, dato: dict[str, str] | Problema) -> Fila | Problema:
    """No cell of this table has two lines: where one does, a quote was left open and swallowed the rows after it."""
    if isinstance(dato, Problema):
        return dato
    for campo, valor in dato.items():
        if "\n" in valor:
            motivo = "La celda ocupa varias líneas: cierre las comillas que se abren en ella."
            return Problema(linea, campo, valor.splitlines()[0], motivo)
    return Fila(linea, dato)
