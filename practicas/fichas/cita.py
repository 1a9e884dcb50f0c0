"""How a public ficha is cited: in words (APA 7, in Spanish) and for managers of references (BibTeX, RIS)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from .models import Ficha, Leccion
from .tipos import TIPOS

REPOSITORIO = "Yachay"
# Braces by name: BibTeX counts those that close a field also when they are escaped.
_EN_BIBTEX = {
    **{c: f"\\{c}" for c in "&%$#_"},
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


@dataclass(frozen=True)
class Cita:
    autor: str
    titulo: str
    tipo: str
    codigo: str
    version: int
    fecha: date
    idioma: str
    enlace: str  # of that very text, which does not change

    @property
    def antes(self) -> str:
        """What goes before the title, which is in italics."""
        return f"{self.autor.rstrip('.')}. ({self.fecha.year}). "

    @property
    def despues(self) -> str:
        return f" ({self.numero}). {REPOSITORIO}. "

    @property
    def numero(self) -> str:
        return f"{self.codigo}, versión {self.version}" if self.version else self.codigo

    def en_bibtex(self) -> str:
        campos = {
            "author": f"{{{_escapar(self.autor)}}}",  # one name, and not a first and a last one
            "title": f"{{{_escapar(self.titulo)}}}",  # with the capitals it has
            "institution": REPOSITORIO,
            "type": _escapar(self.tipo),
            "number": self.numero,
            "year": str(self.fecha.year),
            "month": str(self.fecha.month),
            "url": self.enlace,
            "langid": self.idioma,
        }
        lineas = ",\n".join(f"  {nombre} = {{{valor}}}" for nombre, valor in campos.items())
        return f"@techreport{{{self.codigo},\n{lineas}\n}}\n"

    def en_ris(self) -> str:
        campos = (
            ("TY", "RPRT"), ("AU", self.autor), ("TI", self.titulo), ("PY", str(self.fecha.year)),
            ("DA", f"{self.fecha:%Y/%m/%d}"), ("M3", self.tipo), ("SN", self.numero),
            ("PB", REPOSITORIO), ("LA", self.idioma), ("UR", self.enlace), ("ER", ""),
        )  # fmt: skip
        return "".join(f"{nombre}  - {_en_una_linea(valor)}\r\n" for nombre, valor in campos)


def citar(ficha: Ficha, version: int, publicada: datetime) -> Cita:
    """Of a presented ficha: an anonymous lesson is by «Entidad anónima»."""
    return Cita(
        autor=_en_una_linea(str(ficha.entidad)),
        titulo=_en_una_linea(ficha.titulo),
        tipo=TIPOS[ficha.TIPO],
        codigo=ficha.codigo or "",
        version=version,
        fecha=timezone.localdate(publicada),
        idioma=ficha.idioma,
        enlace=f"{settings.WAGTAILADMIN_BASE_URL}{_ruta(ficha, version)}",
    )


def _ruta(ficha: Ficha, version: int) -> str:
    """Of an anonymous lesson no earlier text is shown: its lasting address is that of the ficha."""
    if not version or (isinstance(ficha, Leccion) and ficha.es_anonima):
        return ficha.get_absolute_url()
    return reverse("ficha_version", args=[ficha.codigo, version])


def _en_una_linea(texto: str) -> str:
    """No line break begins a field of its own."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", texto).split())


def _escapar(texto: str) -> str:
    return "".join(_EN_BIBTEX.get(letra, letra) for letra in texto)
