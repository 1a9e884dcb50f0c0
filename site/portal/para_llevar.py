"""A public ficha to take away: as a document, or as what a manager of references reads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from practicas.evaluaciones.consultas import version_validada
from practicas.fichas.cita import citar
from practicas.fichas.consultas import versiones_anteriores
from practicas.fichas.documentos import docx, pdf
from practicas.fichas.documentos.bloques import Documento
from practicas.fichas.documentos.contenido import Edicion, documento_de
from practicas.fichas.documentos.guardados import guardado
from practicas.fichas.models import Ficha


@dataclass(frozen=True)
class Ejemplar:
    """The text of a public ficha that is in force."""

    ficha: Ficha

    @cached_property
    def edicion(self) -> Edicion:
        version, _, hubo_validacion = versiones_anteriores(self.ficha)
        return Edicion(version, self.publicada, version_validada(self.ficha) if hubo_validacion else None)

    @property
    def publicada(self) -> datetime:
        return self.ficha.last_published_at or self.ficha.first_published_at or timezone.now()

    @cached_property
    def documento(self) -> Documento:
        return documento_de(self.ficha, self.edicion)

    @cached_property
    def huella(self) -> str:
        return pdf.huella(self.documento)

    @property
    def cita(self):
        return citar(self.ficha, self.edicion.version, self.publicada)

    def en_pdf(self) -> bytes:
        return guardado(f"{self.huella}.pdf", lambda: pdf.escribir_pdf(self.documento))

    def en_docx(self) -> bytes:
        return guardado(f"{self.huella}.docx", lambda: docx.escribir_docx(self.documento))

    def en_bibtex(self) -> bytes:
        return self.cita.en_bibtex().encode()

    def en_ris(self) -> bytes:
        return self.cita.en_ris().encode()


@dataclass(frozen=True)
class Formato:
    nombre: str
    tipo: str
    hacer: Callable[[Ejemplar], bytes]


FORMATOS = {
    "pdf": Formato("PDF", pdf.TIPO, Ejemplar.en_pdf),
    "docx": Formato("Word", docx.TIPO, Ejemplar.en_docx),
    "bib": Formato("BibTeX", "application/x-bibtex; charset=utf-8", Ejemplar.en_bibtex),
    "ris": Formato("RIS", "application/x-research-info-systems; charset=utf-8", Ejemplar.en_ris),
}
