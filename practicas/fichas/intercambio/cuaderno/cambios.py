"""From the cells of a workbook to the values that they change in a text: what says the same as before is not touched."""

import uuid
from typing import Any

from practicas.catalogos.celdas import sin_apostrofo

from ...models import Ficha
from ..campos import Campo, Partes
from ..catalogo import Catalogo
from ..conversion import Conversor
from ..convertida import Convertida
from ..existentes import practica_citada
from ..hallazgos import Fila, Gravedad, resumir
from .campos import NO_CABE, Palabras, campos_de, columnas_de, en_celda, partes_de
from .lectura import Celda, Cuaderno, NoLeida

_VACIOS = (None, "")


class Cambios:
    """`convertida` holds them; `lugares`, the cell of each by its path («costo», «indicadores.2.logro»)."""

    def __init__(self, antes: Ficha, cuaderno: Cuaderno, catalogo: Catalogo):
        self.antes = antes
        self.cuaderno = cuaderno
        self.palabras = Palabras(catalogo)
        self.campos = {c.nombre: c for c in campos_de(antes.TIPO)}
        self.partes = {p.nombre: p for p in partes_de(antes.TIPO)}
        self.de_antes = {nombre: por_clave(antes, partes) for nombre, partes in self.partes.items()}
        self.lugares: dict[str, str] = {}
        self.escritos: dict[str, Any] = {}
        self.no_leidas = list(cuaderno.no_leidas)
        self.convertida = self._convertir(Conversor(catalogo))
        self._citar()
        self._completar()

    def anterior(self, partes: str, leida: dict[str, Any]) -> Any:
        """The row of the text that a row of the workbook renews; None for a new one."""
        return self.de_antes[partes].get(str(leida["clave"]))

    def no_leer(self, ruta: str, motivo: str) -> None:
        self.no_leidas.append(NoLeida(self.lugares.get(ruta, ""), resumir(self.escritos.get(ruta)), motivo))

    def recorrer(self, nombre: str, quitada: int) -> None:
        """The rows below one that went are one less each."""
        nuevos = {}
        for ruta, lugar in self.lugares.items():
            partes, _, resto = ruta.partition(".")
            numero, punto, columna = resto.partition(".")
            if partes == nombre and numero and int(numero) >= quitada:
                ruta = f"{nombre}.{int(numero) - 1}{punto}{columna}"
            if not (partes == nombre and numero and int(numero) == quitada):
                nuevos[ruta] = lugar
        self.lugares = nuevos

    def _convertir(self, conversor: Conversor) -> Convertida:
        celdas: dict[str, Any] = {"tipo": self.antes.TIPO}
        for nombre, celda in self.cuaderno.campos.items():
            if not self._dice_lo_mismo(self.antes, self.campos[nombre], celda):
                celdas[nombre] = self._valor(nombre, self.campos[nombre], celda)
        for nombre, filas in self.cuaderno.partes.items():
            if (suyas := self._filas(self.partes[nombre], filas)) is not None:
                celdas[nombre] = suyas
        fila = Fila("", 1, celdas)
        convertida = conversor.convertir(fila)
        if convertida is None:
            raise AssertionError("el tipo es el de la ficha")
        for hallazgo in fila.hallazgos:
            # What a draft may lack is asked when it is sent.
            if hallazgo.gravedad == Gravedad.RECHAZO and hallazgo.campo in celdas.keys() | self.lugares.keys():
                self.no_leer(hallazgo.campo, hallazgo.motivo)
                self._dejar_como_estaba(convertida, hallazgo.campo)
        return convertida

    def _filas(self, partes: Partes, filas: list[dict[str, Celda]]) -> list[dict[str, Any]] | None:
        """Of each row, its key and the cells that say something new. None when the sheet is as it was."""
        columnas = {c.nombre: c for c in columnas_de(partes)}
        suyas: list[dict[str, Any]] = []
        for fila in filas:
            dichas = {n: c for n, c in fila.items() if n != "clave"}
            if all(c.valor in _VACIOS for c in dichas.values()):
                continue  # only its key is left: whoever emptied it took it out
            leida = {"clave": self._clave(partes, fila, {s["clave"] for s in suyas})}
            anterior = self.anterior(partes.nombre, leida)
            ruta = f"{partes.nombre}.{len(suyas) + 1}"
            self.lugares[ruta] = next(iter(dichas.values())).lugar
            for nombre, celda in dichas.items():
                if anterior is None or not self._dice_lo_mismo(anterior, columnas[nombre], celda):
                    leida[nombre] = self._valor(f"{ruta}.{nombre}", columnas[nombre], celda)
            suyas.append(leida)
        iguales = [s["clave"] for s in suyas] == list(self.de_antes[partes.nombre]) and all(len(s) == 1 for s in suyas)
        return None if iguales else suyas

    def _clave(self, partes: Partes, fila: dict[str, Celda], vistas: set[str]) -> str:
        """That of a row of the text, once; anything else is a new row."""
        clave = str(fila["clave"].valor or "").strip() if "clave" in fila else ""
        return clave if clave in self.de_antes[partes.nombre] and clave not in vistas else str(uuid.uuid4())

    def _dice_lo_mismo(self, objeto: Any, campo: Campo, celda: Celda) -> bool:
        escrita = en_celda(objeto, campo, self.palabras)
        return celda.valor in (escrita, NO_CABE) or (celda.valor in _VACIOS and escrita in _VACIOS)

    def _valor(self, ruta: str, campo: Campo, celda: Celda) -> Any:
        self.lugares[ruta], self.escritos[ruta] = celda.lugar, celda.valor
        valor = sin_apostrofo(celda.valor) if isinstance(celda.valor, str) else celda.valor
        if isinstance(valor, str) and campo.forma == "terminos":
            return self.palabras.codigos(campo.vocabulario, valor)
        if isinstance(valor, str) and campo.forma == "termino":
            return self.palabras.codigo(campo.vocabulario, valor)
        if isinstance(valor, str) and campo.forma == "etiquetas":
            return valor.replace("\n", "|")
        return valor

    def _dejar_como_estaba(self, convertida: Convertida, ruta: str) -> None:
        nombre, _, resto = ruta.partition(".")
        if not resto:
            convertida.valores.pop(nombre, None)
            convertida.partes.pop(nombre, None)
            return
        numero, _, columna = resto.partition(".")
        leida = convertida.partes[nombre][int(numero) - 1]
        if self.anterior(nombre, leida):
            leida.pop(columna, None)

    def _citar(self) -> None:
        """The practice that a lesson names: a public one, or of its own entity."""
        if not (referencia := self.convertida["practica_relacionada"]):
            return
        practica = practica_citada(referencia, self.antes.fuente)
        if practica and practica.se_cita_desde(self.antes.entidad_id):
            self.convertida.practica = practica
        else:
            self.no_leer("practica_relacionada", "No hay ninguna práctica con ese código.")
            del self.convertida.valores["practica_relacionada"]

    def _completar(self) -> None:
        """What a row that was already there does not say is left as it was."""
        for nombre, filas in self.convertida.partes.items():
            for leida in filas:
                if anterior := self.anterior(nombre, leida):
                    for campo in self.partes[nombre].campos:
                        if not campo.de_control and campo.nombre not in leida:
                            leida[campo.nombre] = getattr(anterior, campo.atributo, None)


def por_clave(ficha: Ficha, partes: Partes) -> dict[str, Any]:
    """The rows of a text, in their order."""
    filas = sorted(getattr(ficha, partes.atributo).all(), key=lambda p: (p.sort_order or 0, p.pk or 0))
    return {str(p.clave): p for p in filas}
