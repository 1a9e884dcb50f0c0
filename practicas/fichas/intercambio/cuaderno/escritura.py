"""A ficha → its workbook: what each field asks, what it says now, lists to choose from, a sheet for each kind of row."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from practicas.catalogos.celdas import en_xml, inofensiva
from practicas.catalogos.models import Termino

from ...models import Ficha
from ..campos import Campo
from ..catalogo import Catalogo
from .campos import Palabras, campos_de, columnas_de, en_celda, partes_de
from .identidad import HOJA_DE_IDENTIDAD, Identidad, huella

TIPO = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HOJA, HOJA_DE_LISTAS = "Ficha", "Listas"
ENCABEZADO = ("Campo", "Nombre", "Qué escribir", "Valor")
FILAS_PARA_LLENAR = 60  # of each kind, prepared with their lists
_NEGRITA, _GRIS = Font(bold=True), Font(color="767676", size=9)
_FONDO = PatternFill("solid", start_color="E8EEF4")
_ARRIBA = Alignment(wrap_text=True, vertical="top")
_DE_TEXTO = {"texto", "fecha", "fecha_parcial", "ubigeo", "opcion", "termino", "clave"}
_AYUDAS = {
    "logico": "sí o no.",
    "fecha_parcial": "Año, mes o día: 2023, 12/2023 o 31/12/2023.",
    "fecha": "Día: 31/12/2023.",
    "cifra": "Una cifra: 1234.5 o 1,234.50.",
    "entero": "Un número entero.",
    "anio": "Un año de cuatro cifras.",
    "terminos": "Uno por línea, de la hoja «Listas».",
    "termino": "Uno de la lista.",
    "opcion": "Uno de la lista.",
    "etiquetas": "Una por línea.",
}


def escribir_cuaderno(ficha: Ficha, *, envio: str, titulo: str) -> bytes:
    """`envio` tells, when the workbook comes back, of which ficha it is."""
    escritor = _Escritor(ficha)
    escritor.poner_ficha()
    for partes in partes_de(ficha.TIPO):
        escritor.poner_partes(partes)
    identidad = Identidad(envio, ficha.TIPO, huella(ficha, escritor.catalogo), titulo)
    return escritor.terminar(identidad)


class _Escritor:
    def __init__(self, ficha: Ficha):
        self.ficha = ficha
        self.libro = Workbook()
        self.catalogo = Catalogo()
        self.palabras = Palabras(self.catalogo)
        self.hoja: Worksheet = self.libro.active
        self.hoja.title = HOJA
        self.listas: dict[str, list[str]] = {}

    def poner_ficha(self) -> None:
        _encabezar(self.hoja, ENCABEZADO)
        for fila, campo in enumerate(campos_de(self.ficha.TIPO), start=2):
            valor = en_celda(self.ficha, campo, self.palabras)
            datos = (campo.nombre, campo.titulo.capitalize(), ayuda(campo), valor)
            for columna, dato in enumerate(datos, start=1):
                _poner(self.hoja, fila, columna, dato, gris=columna != 4 and columna != 2)
            _dar_formato(self.hoja.cell(fila, 4), campo)
            self._validar(self.hoja, campo, f"D{fila}")
        _anchos(self.hoja, (22, 30, 46, 90))
        self.hoja.freeze_panes = "D2"

    def poner_partes(self, partes) -> None:
        """Row 1 says what to write, row 2 names the columns."""
        hoja = self.libro.create_sheet(partes.nombre)
        columnas = columnas_de(partes)
        for columna, campo in enumerate(columnas, start=1):
            _poner(hoja, 1, columna, f"{campo.titulo.capitalize()}. {ayuda(campo)}".strip(), gris=True)
        _encabezar(hoja, [c.nombre for c in columnas], fila=2)
        filas = sorted(getattr(self.ficha, partes.atributo).all(), key=lambda p: (p.sort_order or 0, p.pk or 0))
        for numero, parte in enumerate(filas, start=3):
            for columna, campo in enumerate(columnas, start=1):
                _poner(hoja, numero, columna, en_celda(parte, campo, self.palabras), gris=campo.forma == "clave")
        ultima = len(filas) + FILAS_PARA_LLENAR + 2
        for columna, campo in enumerate(columnas, start=1):
            for fila in range(3, ultima + 1):
                _dar_formato(hoja.cell(fila, columna), campo)
            letra = get_column_letter(columna)
            self._validar(hoja, campo, f"{letra}3:{letra}{ultima}")
        _anchos(hoja, [12 if c.forma == "clave" else 32 for c in columnas])
        hoja.freeze_panes = "B3"

    def terminar(self, identidad: Identidad) -> bytes:
        self._poner_listas()
        oculta = self.libro.create_sheet(HOJA_DE_IDENTIDAD)
        for clave, valor in identidad.pares():
            oculta.append([clave, inofensiva(valor)])
        oculta.sheet_state = "hidden"
        self.libro.properties.title, self.libro.properties.creator = en_xml(identidad.titulo), "Yachay"
        salida = io.BytesIO()
        self.libro.save(salida)
        return salida.getvalue()

    def _validar(self, hoja: Worksheet, campo: Campo, celdas: str) -> None:
        if campo.forma == "terminos":
            self._lista(campo)
        if campo.forma not in ("opcion", "termino", "logico"):
            return
        formula = '"sí,no"' if campo.forma == "logico" else self._rango(campo)
        validacion = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=False)
        validacion.add(celdas)
        hoja.add_data_validation(validacion)

    def _rango(self, campo: Campo) -> str:
        opciones = self._lista(campo)
        letra = get_column_letter(list(self.listas).index(_nombre_de_lista(campo)) + 1)
        return f"{HOJA_DE_LISTAS}!${letra}$2:${letra}${len(opciones) + 1}"

    def _lista(self, campo: Campo) -> list[str]:
        nombre = _nombre_de_lista(campo)
        if nombre not in self.listas:
            self.listas[nombre] = self._opciones(campo)
        return self.listas[nombre]

    def _opciones(self, campo: Campo) -> list[str]:
        if campo.forma == "opcion":
            return [str(rotulo) for codigo, rotulo in campo.campo.choices if codigo]
        terminos = Termino.objects.filter(vocabulario__clave=campo.vocabulario).select_related("vocabulario")
        ordenados = terminos.order_by("-vocabulario__vigente_desde", "vocabulario", "orden", "codigo")
        return [self.palabras.de(t, campo.vocabulario) for t in ordenados]

    def _poner_listas(self) -> None:
        hoja = self.libro.create_sheet(HOJA_DE_LISTAS)
        _encabezar(hoja, list(self.listas) or ["—"])
        for columna, opciones in enumerate(self.listas.values(), start=1):
            for fila, opcion in enumerate(opciones, start=2):
                _poner(hoja, fila, columna, inofensiva(opcion))
        _anchos(hoja, [44] * max(len(self.listas), 1))


def ayuda(campo: Campo) -> str:
    """What to write: what the form says, how it is written, how many words."""
    palabras = getattr(campo.campo, "palabras", None)
    presupuesto = f"Hasta {palabras} palabras." if palabras else ""
    if campo.forma == "clave":
        return "No se escribe: déjela como está; en una fila nueva, vacía."
    return " ".join(filter(None, (campo.ayuda, _AYUDAS.get(campo.forma, ""), presupuesto)))


def _nombre_de_lista(campo: Campo) -> str:
    """Those of one vocabulary are one list; those of a choice are told apart by their model."""
    if campo.vocabulario:
        return campo.vocabulario
    return (
        campo.nombre
        if issubclass(campo.campo.model, Ficha)
        else f"{campo.campo.model._meta.verbose_name} {campo.nombre}"
    )


def _poner(hoja: Worksheet, fila: int, columna: int, valor: Any, *, gris: bool = False) -> None:
    celda = hoja.cell(fila, columna, valor)
    celda.alignment = _ARRIBA
    if gris:
        celda.font = _GRIS


def _dar_formato(celda, campo: Campo) -> None:
    if campo.forma in _DE_TEXTO:
        celda.number_format = "@"  # or «12/2023» and «010203» would become something else as they are typed
    celda.alignment = _ARRIBA


def _encabezar(hoja: Worksheet, nombres, fila: int = 1) -> None:
    for columna, nombre in enumerate(nombres, start=1):
        celda = hoja.cell(fila, columna, nombre)
        celda.font, celda.fill = _NEGRITA, _FONDO


def _anchos(hoja: Worksheet, anchos) -> None:
    for columna, ancho in enumerate(anchos, start=1):
        hoja.column_dimensions[get_column_letter(columna)].width = ancho
