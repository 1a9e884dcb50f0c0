"""A ficha, or several of them, as a Word document that a screen reader can walk: title, language, headings, header rows."""

import io
from collections.abc import Iterable
from datetime import datetime

import docx
from django.utils import timezone
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from practicas.catalogos.celdas import en_xml

from ..models import Ficha
from ..presentacion import presentar
from .bloques import Apartado, Bloque, Lista, Prosa, Tabla
from .contenido import contenido
from .prosa import escribir_prosa, numeracion, punto

TIPO = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_IDIOMAS = {"es": "es-PE", "qu": "quz-PE", "en": "en-US"}  # as Word knows them
_ANCHO, _ALTO, _MARGEN = Mm(210), Mm(297), Mm(25)


def escribir_docx(ficha: Ficha, *, publica: bool = True, rotulo: str = "") -> bytes:
    """`publica`: as anybody may see it, an anonymous lesson without its entity. `rotulo` goes at the foot of each page."""
    ficha = presentar(ficha) if publica else ficha
    autor = ficha.entidad.nombre
    documento = Documento(ficha.titulo or "Sin título", autor=autor, idioma=ficha.idioma, rotulo=rotulo)
    documento.escribir(contenido(ficha))
    return documento.terminar()


class Documento:
    """`fecha`: when it says that it was made, now unless given."""

    def __init__(self, titulo: str, *, autor: str, idioma: str = "es", rotulo: str = "", fecha: datetime | None = None):
        self._docx = docx.Document()
        self._poner_propiedades(en_xml(titulo), en_xml(autor), _IDIOMAS.get(idioma, idioma), fecha or timezone.now())
        self._poner_pagina(en_xml(rotulo))
        self._docx.add_heading(en_xml(titulo), level=0)

    def escribir(self, bloques: Iterable[Bloque]) -> None:
        for bloque in bloques:
            match bloque:
                case Apartado(titulo, nivel):
                    self._docx.add_heading(en_xml(titulo), level=nivel)
                case Prosa(markdown):
                    escribir_prosa(self._docx, markdown)
                case Lista(puntos, numerada):
                    self._escribir_lista(puntos, numerada)
                case Tabla(cabecera, filas, cifras):
                    self._escribir_tabla(cabecera, filas, cifras)

    def terminar(self) -> bytes:
        salida = io.BytesIO()
        self._docx.save(salida)
        return salida.getvalue()

    def _escribir_lista(self, puntos: list[str], numerada: bool) -> None:
        numero = numeracion(self._docx) if numerada else None
        for texto in puntos:
            punto(self._docx, numero).add_run(en_xml(texto.replace("**", "")))

    def _escribir_tabla(self, cabecera: list[str], filas: list[list[str]], cifras: frozenset[int]) -> None:
        tabla = self._docx.add_table(rows=1, cols=len(cabecera), style="Table Grid")
        encabezado = OxmlElement("w:tblHeader")
        encabezado.set(qn("w:val"), "true")
        tabla.rows[0]._tr.get_or_add_trPr().append(encabezado)
        for celda, texto in zip(tabla.rows[0].cells, cabecera, strict=True):
            celda.paragraphs[0].add_run(texto).bold = True
        for fila in filas:
            for celda, texto in zip(tabla.add_row().cells, fila, strict=True):
                celda.text = en_xml(texto)
        for columna in cifras:
            for celda in tabla.columns[columna].cells:
                celda.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._docx.add_paragraph()

    def _poner_propiedades(self, titulo: str, autor: str, idioma: str, fecha: datetime) -> None:
        propias = self._docx.core_properties
        # Of the template: who made it and when, which here would be false.
        propias.title, propias.author, propias.last_modified_by = titulo[:255], autor[:255], ""
        propias.comments, propias.language = "", idioma
        propias.created = propias.modified = fecha.replace(tzinfo=None, microsecond=0)
        por_omision = self._docx.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        lengua = por_omision.find(qn("w:lang"))
        if lengua is None:
            lengua = OxmlElement("w:lang")
            por_omision.append(lengua)
        lengua.set(qn("w:val"), idioma)
        self._docx.styles["Normal"].font.size = Pt(11)

    def _poner_pagina(self, rotulo: str) -> None:
        hoja = self._docx.sections[0]
        hoja.page_width, hoja.page_height = _ANCHO, _ALTO
        hoja.left_margin = hoja.right_margin = hoja.top_margin = hoja.bottom_margin = _MARGEN
        if rotulo:
            hoja.footer.paragraphs[0].text = rotulo
