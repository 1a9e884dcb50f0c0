"""Rows as they come in → rows ready to be kept: mapped, converted, of the right entity, each one once."""

from practicas.entidades.models import Entidad

from .catalogo import Catalogo
from .columnas import Vistas
from .conversion import Conversor
from .convertida import Convertida
from .existentes import Identidad, identidad
from .hallazgos import Fila, Hallazgo, Ilegible
from .mapeo import Mapa


class Recepcion:
    def __init__(self, catalogo: Catalogo, *, mapa: Mapa | None, entidad: str):
        self.mapa = mapa
        self.entidad = _entidad_unica(entidad)
        self.conversor = Conversor(catalogo)
        self.vistas = Vistas(mapa)
        self._primeras: dict[Identidad, Fila] = {}

    def recibir(self, fila: Fila) -> Convertida | None:
        """None when the row is refused; why is in the row."""
        self.vistas.revisar_encabezado(fila)
        if self.mapa:
            fila.celdas = self.mapa.aplicar(fila)
        if self.entidad and not fila.celdas.get("entidad"):
            fila.celdas["entidad"] = self.entidad.codigo
        convertida = self.conversor.convertir(fila)
        if convertida:
            self.vistas.anotar(convertida)
            self._revisar_entidad(convertida)
        if convertida and not fila.rechazada:
            self._revisar_repetida(convertida)
        return None if fila.rechazada else convertida

    def trae(self, identidad: Identidad) -> bool:
        """Whether an accepted row of the file is that ficha."""
        return identidad in self._primeras

    def hallazgos(self) -> list[Hallazgo]:
        return self.vistas.hallazgos()

    def _revisar_entidad(self, convertida: Convertida) -> None:
        entidad = convertida["entidad"]
        if self.entidad and entidad and entidad.codigo != self.entidad.codigo:
            motivo = f"No es de «{self.entidad.codigo}», la única que admite --entidad."
            convertida.fila.rechazar("entidad", entidad.codigo, motivo)

    def _revisar_repetida(self, convertida: Convertida) -> None:
        primera = self._primeras.setdefault(identidad(convertida), convertida.fila)
        if primera is not convertida.fila:
            campo = "codigo_externo" if convertida["codigo_externo"] else "titulo"
            motivo = f"Ya está en la línea {primera.linea} de «{primera.archivo}»: deje una de las dos."
            convertida.fila.rechazar(campo, convertida[campo], motivo)


def _entidad_unica(codigo: str) -> Entidad | None:
    if not codigo:
        return None
    entidad = Entidad.objects.filter(codigo=codigo).first()
    if entidad is None:
        raise Ilegible(f"No hay ninguna entidad con el código «{codigo}»: corrija --entidad.")
    return entidad
