"""A document as one of Word that a screen reader can walk: title, language, headings, header rows."""

import io
from collections.abc import Iterable
from datetime import UTC

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from practicas.catalogos.celdas import en_xml

from .bloques import (
    Apartado,
    Bloque,
    Cifra,
    Datos,
    Dibujo,
    Documento,
    Linea,
    Lista,
    Parrafo,
    Recuadro,
    Tabla,
    Tramo,
    linea,
)
from .docx_parrafos import escribir, numeracion, punto

TIPO = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_IDIOMAS = {"es": "es-PE", "qu": "quz-PE", "en": "en-US"}  # as Word knows them
_ANCHO, _ALTO, _MARGEN = Mm(210), Mm(297), Mm(25)
_ESTILOS = {"cita": "Quote", "entrada": "Subtitle", **dict.fromkeys(("aviso", "hecho", "explica"), "Intense Quote")}
_DE_DATOS = ["Dato", "Lo que dice la ficha"]


def escribir_docx(documento: Documento) -> bytes:
    return _Escritor(documento).terminar()


class _Escritor:
    def __init__(self, documento: Documento):
        self._docx = docx.Document()
        self._poner_propiedades(documento)
        self._poner_pagina(documento)
        self._docx.add_heading(en_xml(documento.titulo), level=0)
        if documento.enlace:
            self._parrafo(linea(f"Enlace permanente: {documento.enlace}"))
        self.escribir(documento.bloques)

    def terminar(self) -> bytes:
        salida = io.BytesIO()
        self._docx.save(salida)
        return salida.getvalue()

    def escribir(self, bloques: Iterable[Bloque]) -> None:
        for bloque in bloques:
            match bloque:
                case Apartado(titulo, nivel):
                    self._docx.add_heading(en_xml(titulo), level=nivel)
                case Parrafo(dicho, papel):
                    self._parrafo(dicho, _ESTILOS.get(papel))
                case Cifra():
                    self._parrafo(linea(Tramo(f"{bloque.leida} {bloque.unidad}", negrita=True)), "Subtitle")
                case Lista():
                    self._lista(bloque)
                case Datos(filas):
                    self._tabla(_DE_DATOS, [[[linea(nombre)], [valor]] for nombre, valor in filas])
                case Tabla():
                    self._tabla(*_sin_dibujos(bloque))
                case Recuadro(dentro):
                    self.escribir(dentro)

    def _parrafo(self, dicho: Linea, estilo: str | None = None) -> None:
        escribir(self._docx.add_paragraph(style=estilo), dicho)

    def _lista(self, lista: Lista, hondura: int = 1) -> None:
        numero = numeracion(self._docx) if lista.numerada else None
        for bloques in lista.puntos:
            parrafo = punto(self._docx, numero, hondura=hondura)
            for bloque in bloques:
                match bloque:
                    case Parrafo(dicho):
                        parrafo = parrafo or self._docx.add_paragraph(style="List Continue")
                        escribir(parrafo, dicho)
                        parrafo = None
                    case Lista():
                        self._lista(bloque, hondura + 1)
                    case _:
                        self.escribir([bloque])

    def _tabla(self, cabecera: list[str], filas: list[list[list]], cifras: Iterable[int] = ()) -> None:
        tabla = self._docx.add_table(rows=1, cols=len(cabecera), style="Table Grid")
        encabezado = OxmlElement("w:tblHeader")
        encabezado.set(qn("w:val"), "true")
        tabla.rows[0]._tr.get_or_add_trPr().append(encabezado)
        for celda, texto in zip(tabla.rows[0].cells, cabecera, strict=True):
            celda.paragraphs[0].add_run(en_xml(texto)).bold = True
        for fila in filas:
            for celda, lineas in zip(tabla.add_row().cells, fila, strict=True):
                for n, dicho in enumerate(lineas):
                    escribir(celda.paragraphs[0] if n == 0 else celda.add_paragraph(), dicho)
        for celda in (celda for columna in cifras for celda in tabla.columns[columna].cells):
            celda.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._docx.add_paragraph()

    def _poner_propiedades(self, documento: Documento) -> None:
        propias, idioma = self._docx.core_properties, _IDIOMAS.get(documento.idioma, documento.idioma)
        # Of the template: who made it and when, which here would be false.
        propias.title, propias.author = en_xml(documento.titulo)[:255], en_xml(documento.autor)[:255]
        propias.last_modified_by, propias.comments, propias.language = "", "", idioma
        propias.created = propias.modified = documento.fecha.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        por_omision = self._docx.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        lengua = por_omision.find(qn("w:lang"))
        if lengua is None:
            lengua = OxmlElement("w:lang")
            por_omision.append(lengua)
        lengua.set(qn("w:val"), idioma)
        self._docx.styles["Normal"].font.size = Pt(11)

    def _poner_pagina(self, documento: Documento) -> None:
        hoja = self._docx.sections[0]
        hoja.page_width, hoja.page_height = _ANCHO, _ALTO
        hoja.left_margin = hoja.right_margin = hoja.top_margin = hoja.bottom_margin = _MARGEN
        hoja.header.paragraphs[0].text = en_xml(
            " · ".join(filter(None, ("Yachay", documento.tipo, *documento.cabecera)))
        )
        hoja.footer.paragraphs[0].text = en_xml(documento.rotulo)


def _sin_dibujos(tabla: Tabla) -> tuple[list[str], list[list[list]], list[int]]:
    """Header, rows and columns of figures, without those that only draw the figures of the others."""
    columnas = range(len(tabla.cabecera))
    quedan = [n for n in columnas if not any(isinstance(p, Dibujo) for fila in tabla.filas for p in fila[n])]
    filas = [[fila[n] for n in quedan] for fila in tabla.filas]
    return [tabla.cabecera[n] for n in quedan], filas, [quedan.index(n) for n in tabla.cifras if n in quedan]
