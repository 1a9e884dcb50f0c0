"""A PDF as those who cannot see it are given it: its structure, its texts and what it says of itself."""

import io
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
from pypdf import PdfReader


@dataclass
class Etiqueta:
    tipo: str
    alternativo: str
    titulo: str
    dentro: list["Etiqueta"] = field(default_factory=list)

    def todas(self, *tipos: str) -> list["Etiqueta"]:
        suyas = [self] if self.tipo in tipos else []
        return [*suyas, *(e for hija in self.dentro for e in hija.todas(*tipos))]


class Leido:
    def __init__(self, contenido: bytes):
        self.contenido = contenido
        self.pdf = pikepdf.open(io.BytesIO(contenido))
        self.raiz = self.pdf.Root

    @cached_property
    def paginas(self) -> list[str]:
        return [pagina.extract_text() for pagina in PdfReader(io.BytesIO(self.contenido)).pages]

    @property
    def texto(self) -> str:
        return "\n".join(self.paginas)

    @property
    def metadatos(self) -> str:
        """What it says of itself, in both places where it does."""
        return f"{self.pdf.docinfo!r} {self.raiz.Metadata.read_bytes().decode()}"

    @cached_property
    def estructura(self) -> Etiqueta:
        return Etiqueta("raiz", "", "", list(_etiquetas(self.raiz.StructTreeRoot.K)))

    @property
    def enlaces(self) -> set[str]:
        anotaciones = [a for pagina in self.pdf.pages for a in pagina.get("/Annots", [])]
        return {str(a.A.URI) for a in anotaciones if "/A" in a and "/URI" in a.A}


def _etiquetas(nodo):
    if isinstance(nodo, pikepdf.Array):
        for hijo in nodo:
            yield from _etiquetas(hijo)
    elif isinstance(nodo, pikepdf.Dictionary) and "/S" in nodo:
        dentro = list(_etiquetas(nodo.K)) if "/K" in nodo else []
        yield Etiqueta(str(nodo.S)[1:], str(nodo.get("/Alt", "")), str(nodo.get("/T", "")), dentro)


def apretado(texto: str) -> str:
    """Without blanks: where a line is broken on paper changes nothing."""
    return "".join(texto.split())
