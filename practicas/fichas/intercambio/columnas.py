"""Columns of a file that come to nothing: each named once, however many rows have it."""

import difflib

from .campos import COLUMNAS
from .convertida import Convertida
from .hallazgos import Fila, Gravedad, Hallazgo, Ilegible, resumir
from .mapeo import Mapa

DE_TABLA = (".csv", ".xlsx")


class Vistas:
    def __init__(self, mapa: Mapa | None):
        self.mapa = mapa
        self._desconocidas: dict[str, Fila] = {}
        self._de_control: dict[str, Fila] = {}
        self._sin_destino: dict[str, Fila] = {}
        self._encabezados: set[str] = set()

    def revisar_encabezado(self, fila: Fila) -> None:
        """A table whose first line names none of our columns has no header. Raises Ilegible."""
        if self.mapa:
            for columna in fila.celdas.keys() - self.mapa.origenes:
                self._sin_destino.setdefault(columna, fila)
        if fila.archivo in self._encabezados or not fila.archivo.lower().endswith(DE_TABLA):
            return
        self._encabezados.add(fila.archivo)
        if not fila.celdas.keys() & (self.mapa.origenes if self.mapa else COLUMNAS):
            raise Ilegible(
                f"La primera línea de «{fila.archivo}» no tiene ningún nombre de columna conocido: ponga ahí tipo, "
                "titulo, resumen, entidad… o use --equivalencias."
            )

    def anotar(self, convertida: Convertida) -> None:
        for columna in convertida.desconocidas:
            self._desconocidas.setdefault(columna, convertida.fila)
        for columna in convertida.de_control:
            self._de_control.setdefault(columna, convertida.fila)

    def hallazgos(self) -> list[Hallazgo]:
        hechos = []
        for columna, fila in sorted(self._desconocidas.items()):
            parecida = difflib.get_close_matches(columna, COLUMNAS, n=1)
            motivo = f"Columna desconocida: no se importa{f'; ¿es «{parecida[0]}»?' if parecida else '.'}"
            if columna in COLUMNAS:
                motivo = "No es de este tipo de ficha: no se importa. Revise la columna «tipo»."
            hechos.append(Hallazgo(Gravedad.AVISO, fila.archivo, fila.linea, resumir(columna), "", motivo))
        for columna, fila in sorted(self._de_control.items()):
            motivo = "La decide el recorrido de la ficha: solo se lee con --conservar-codigos."
            hechos.append(Hallazgo(Gravedad.NOTA, fila.archivo, fila.linea, columna, "", motivo))
        for columna, fila in sorted(self._sin_destino.items()):
            motivo = "El archivo de equivalencias no la usa."
            hechos.append(Hallazgo(Gravedad.NOTA, fila.archivo, fila.linea, resumir(columna), "", motivo))
        return hechos
