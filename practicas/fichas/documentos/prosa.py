"""Markdown of a ficha → paragraphs of Word, by way of the same closed list of tags that its page shows."""

from html.parser import HTMLParser

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from practicas.catalogos.celdas import en_xml

from ..texto import a_html

HONDURA = 3  # lists inside lists that the styles of Word know
_PARRAFOS = {"p", "h3", "h4", "tr"}
_ENLACES = ("https://", "http://", "mailto:")


def escribir_prosa(documento: Document, markdown: str) -> None:
    lector = _Lector(documento)
    lector.feed(a_html(markdown))
    lector.close()


class _Lector(HTMLParser):
    def __init__(self, documento: Document):
        super().__init__(convert_charrefs=True)
        self.documento = documento
        self.parrafo: Paragraph | None = None
        self.listas: list[tuple[str, int | None]] = []  # kind and number of each open one
        self.abiertas: list[str] = []
        self.enlace = ""

    def handle_starttag(self, etiqueta, atributos):
        self.abiertas.append(etiqueta)
        if etiqueta in ("ul", "ol"):
            self.listas.append((etiqueta, numeracion(self.documento) if etiqueta == "ol" else None))
        elif etiqueta == "li":
            self.parrafo = self._punto()
        elif etiqueta in _PARRAFOS and not (etiqueta == "p" and self._punto_vacio()):
            self.parrafo = self._nuevo(etiqueta)
        elif etiqueta == "br" and self.parrafo is not None:
            self.parrafo.add_run().add_break()
        elif etiqueta == "a":
            self.enlace = dict(atributos).get("href") or ""
        if etiqueta in ("br", "hr"):
            self.abiertas.pop()

    def handle_endtag(self, etiqueta):
        if etiqueta in self.abiertas:
            while self.abiertas.pop() != etiqueta:
                pass
        if etiqueta in ("ul", "ol") and self.listas:
            self.listas.pop()
        if etiqueta in ("td", "th") and self.parrafo is not None:
            self.parrafo.add_run("\t")
        if etiqueta == "a":
            self.enlace = ""
        elif etiqueta in _PARRAFOS | {"li", "ul", "ol"}:
            self.parrafo = None

    def handle_data(self, texto):
        texto = en_xml(" ".join(texto.split("\n")))
        if self.parrafo is None:
            if not texto.strip():
                return
            self.parrafo = self._nuevo("p")
        negrita = bool({"strong", "th"} & set(self.abiertas))
        cursiva = bool({"em", "blockquote"} & set(self.abiertas))
        if self.enlace.startswith(_ENLACES):
            enlazar(self.parrafo, texto, self.enlace)
            return
        tramo = self.parrafo.add_run(texto)
        tramo.bold, tramo.italic = negrita or None, cursiva or None

    def _punto_vacio(self) -> bool:
        """A paragraph inside a point that has said nothing yet is the point itself."""
        return bool(self.listas) and self.parrafo is not None and not self.parrafo.text

    def _nuevo(self, etiqueta: str) -> Paragraph:
        if etiqueta in ("h3", "h4"):
            return self.documento.add_heading("", level=int(etiqueta[1]))
        return self.documento.add_paragraph(style="Quote" if "blockquote" in self.abiertas else None)

    def _punto(self) -> Paragraph:
        tipo, numero = self.listas[-1] if self.listas else ("ul", None)
        hondura = min(max(len(self.listas), 1), HONDURA)
        return punto(self.documento, numero if tipo == "ol" else None, hondura=hondura)


def punto(documento: Document, numero: int | None, *, hondura: int = 1) -> Paragraph:
    """An empty point of a list: of the numbered one that `numeracion` began, or with a dot."""
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


def enlazar(parrafo: Paragraph, texto: str, direccion: str) -> None:
    """A link: python-docx reads them and does not write them (python-openxml/python-docx#74)."""
    enlace = OxmlElement("w:hyperlink")
    enlace.set(qn("r:id"), parrafo.part.relate_to(en_xml(direccion), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    tramo = parrafo.add_run(texto)
    tramo.underline = True
    enlace.append(tramo._r)
    parrafo._p.append(enlace)
