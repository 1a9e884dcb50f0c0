"""Paragraphs of Word: runs, links and numbered points."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from practicas.catalogos.celdas import en_xml

from .bloques import Linea, Tramo
from .prosa import HONDURA


def escribir(parrafo: Paragraph, linea: Linea) -> None:
    for tramo in linea:
        if tramo.enlace:
            _enlazar(parrafo, tramo)
            continue
        hecho = parrafo.add_run(en_xml(tramo.texto))
        hecho.bold, hecho.italic = tramo.negrita or None, tramo.cursiva or None


def punto(documento: Document, numero: int | None, *, hondura: int = 1) -> Paragraph:
    """An empty point of a list: of the numbered one that `numeracion` began, or with a dot."""
    hondura = min(hondura, HONDURA)
    estilo = f"List {'Bullet' if numero is None else 'Number'}{f' {hondura}' if hondura > 1 else ''}"
    parrafo = documento.add_paragraph(style=estilo)
    if numero is not None:
        parrafo._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numero
    return parrafo


def numeracion(documento: Document) -> int:
    """A numbered list that begins at 1: those of one style go on counting from the one before."""
    definiciones = documento.part.numbering_part.numbering_definitions._numbering
    del_estilo = documento.styles["List Number"].element.pPr.numPr.numId.val
    nueva = definiciones.add_num(definiciones.num_having_numId(del_estilo).abstractNumId.val)
    nueva.add_lvlOverride(ilvl=0).add_startOverride(1)
    return nueva.numId


def _enlazar(parrafo: Paragraph, tramo: Tramo) -> None:
    """A link: python-docx reads them and does not write them (python-openxml/python-docx#74)."""
    enlace = OxmlElement("w:hyperlink")
    enlace.set(qn("r:id"), parrafo.part.relate_to(en_xml(tramo.enlace), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    hecho = parrafo.add_run(en_xml(tramo.texto))
    hecho.underline, hecho.bold = True, tramo.negrita or None
    enlace.append(hecho._r)
    parrafo._p.append(enlace)
