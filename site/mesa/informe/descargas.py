"""The report to take away, as a document and as a workbook: the same bytes each time for the same dates and data."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from practicas.catalogos.celdas import inofensiva
from practicas.fichas.documentos import docx
from practicas.fichas.documentos.bloques import Apartado, Bloque, Documento, Lista, Parrafo, Tabla, linea

from .informe import QUE_LO_CAMBIA, Informe
from .piezas import Cuadro

AUTOR = "Yachay"
_ANCHO_DE_TEXTO, _ANCHO_DE_CIFRA = 48, 16  # characters
_PROHIBIDO_EN_HOJA = re.compile(r"[\[\]:*?/\\]")
_MODIFICADO = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def _docx(informe: Informe) -> bytes:
    fijo = {"autor": AUTOR, "rotulo": informe.subtitulo, "fecha": informe.periodo.fin}
    return docx.escribir_docx(Documento(informe.titulo, list(_bloques(informe)), **fijo))


def _bloques(informe: Informe) -> Iterator[Bloque]:
    yield _parrafo(informe.subtitulo)
    if informe.advertencias:
        yield _lista(informe.advertencias)
    yield _lista([f"{cifra.valor:,} {cifra.texto}" for cifra in informe.cifras])
    for apartado in informe.apartados:
        yield Apartado(apartado.titulo, 1)
        yield _parrafo(apartado.entrada)
        for cuadro in apartado.cuadros:
            yield Apartado(cuadro.titulo, 2)
            yield _tabla(cuadro) if cuadro.filas else _parrafo(cuadro.vacio)
    yield Apartado("Qué puede cambiar estas cifras", 1)
    yield _lista(QUE_LO_CAMBIA)


def _tabla(cuadro: Cuadro) -> Tabla:
    cifras = frozenset(n for n, columna in enumerate(cuadro.columnas) if columna.numerica)
    filas = [[[linea(texto)] for _, texto in fila] for fila in cuadro.escritas]
    return Tabla(list(cuadro.encabezados), filas, cifras=cifras)


def _parrafo(texto: str) -> Parrafo:
    return Parrafo(linea(texto))


def _lista(puntos: Iterable[str]) -> Lista:
    return Lista([[_parrafo(punto)] for punto in puntos])


def _xlsx(informe: Informe) -> bytes:
    libro = Workbook()
    _escribir_resumen(libro.active, informe)
    cuadros = [cuadro for apartado in informe.apartados for cuadro in apartado.cuadros]
    for n, cuadro in enumerate(cuadros, 1):
        _escribir_cuadro(libro.create_sheet(_PROHIBIDO_EN_HOJA.sub(" ", f"{n} {cuadro.titulo}")[:31].strip()), cuadro)
    libro.properties.creator, libro.properties.title = AUTOR, informe.titulo
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


def _escribir_resumen(hoja: Worksheet, informe: Informe) -> None:
    hoja.title = "Resumen"
    for texto in (informe.titulo, informe.subtitulo, *informe.advertencias, *QUE_LO_CAMBIA):
        hoja.append([inofensiva(texto)])
    hoja["A1"].font = Font(bold=True, size=14)
    hoja.append([])
    for cifra in informe.cifras:
        hoja.append([inofensiva(cifra.texto), cifra.valor])
    hoja.column_dimensions["A"].width = _ANCHO_DE_TEXTO


def _escribir_cuadro(hoja: Worksheet, cuadro: Cuadro) -> None:
    """The header on the first row and nothing but data below, so that it can be filtered and sorted."""
    hoja.append(list(cuadro.encabezados))
    for fila in cuadro.filas:
        hoja.append([inofensiva(valor) for valor in fila])
    for celda in hoja[1]:
        celda.font = Font(bold=True)
    for n, columna in enumerate(cuadro.columnas, 1):
        hoja.column_dimensions[get_column_letter(n)].width = _ANCHO_DE_CIFRA if columna.numerica else _ANCHO_DE_TEXTO
    hoja.freeze_panes = "A2"


def con_fecha_fija(archivo: bytes, dia: date) -> bytes:
    """The same package with every date that says when it was made, of its entries and of its properties, set to that day."""
    salida = io.BytesIO()
    escrito = rf"\g<1>{dia:%Y-%m-%d}T00:00:00Z\g<3>".encode()
    with ZipFile(io.BytesIO(archivo)) as de, ZipFile(salida, "w") as a:
        for entrada in de.infolist():
            datos = de.read(entrada)
            if entrada.filename == "docProps/core.xml":
                datos = _MODIFICADO.sub(escrito, datos)
            nueva = ZipInfo(entrada.filename, (dia.year, dia.month, dia.day, 0, 0, 0))
            nueva.compress_type = ZIP_DEFLATED
            a.writestr(nueva, datos)
    return salida.getvalue()


@dataclass(frozen=True)
class Formato:
    nombre: str
    tipo: str
    hacer: Callable[[Informe], bytes]


FORMATOS = {
    "docx": Formato("Word", docx.TIPO, _docx),
    "xlsx": Formato("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
}


def escribir(informe: Informe, formato: str) -> bytes:
    return con_fecha_fija(FORMATOS[formato].hacer(informe), informe.periodo.corte)


def nombre_de_archivo(informe: Informe, formato: str) -> str:
    return f"yachay-informe-{informe.periodo.corte:%Y-%m-%d}.{formato}"
