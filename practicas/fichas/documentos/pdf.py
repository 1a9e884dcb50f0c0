"""A document as a tagged PDF (PDF/UA-1). What it says reaches typst as data: no text is ever read as code, and no other file is at hand."""

import dataclasses
import hashlib
import json
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from . import qr
from .bloques import Cifra, Documento
from .letras import escribible
from .prosa import admite

TIPO = "application/pdf"
SIN_TITULO = "Sin título"
# A folder of its own: typst reads nothing outside of it.
PLANTILLA = Path(__file__).parent / "plantilla" / "documento.typ"


class NoSePudoEscribir(Exception):
    """The PDF was not made; what typst said is the cause."""


def escribir_pdf(documento: Documento) -> bytes:
    """The same document always gives the same bytes."""
    try:
        return typst.compile(
            PLANTILLA,
            root=PLANTILLA.parent,
            font_paths=_fuentes(),
            sys_inputs={"datos": _datos(documento)},
            pdf_standards=["ua-1"],
            timestamp=int(documento.fecha.timestamp()),
        )
    except BaseException as error:
        # What breaks inside typst comes as a PanicException, which is not an Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise NoSePudoEscribir(documento.titulo) from error
        raise


def huella(documento: Documento) -> str:
    """Of all that decides the bytes: what it says, how it looks, who writes it."""
    return hashlib.sha256(f"{documento.fecha.timestamp():.0f} {_escritores()} {_datos(documento)}".encode()).hexdigest()


@cache
def _escritores() -> str:
    """Of what writes: the code of this folder, the template, the packages."""
    resumen = hashlib.sha256(" ".join(version(p) for p in ("typst", "segno", "python-docx")).encode())
    for archivo in sorted(Path(__file__).parent.rglob("*.[pt]y*")):
        if archivo.suffix in (".py", ".typ"):
            resumen.update(archivo.read_bytes())
    return resumen.hexdigest()


@cache
def _fuentes() -> typst.Fonts:
    """Only those of the package: every machine writes the same."""
    return typst.Fonts(include_system_fonts=False)


def _datos(documento: Documento) -> str:
    return json.dumps(_en_json(documento) | {"qr": qr.en_svg(documento.enlace)}, ensure_ascii=False, sort_keys=True)


def _en_json(valor: Any) -> Any:
    if dataclasses.is_dataclass(valor) and not isinstance(valor, type):
        campos = {c.name: _en_json(getattr(valor, c.name)) for c in dataclasses.fields(valor)}
        if "enlace" in campos and not admite(campos["enlace"]):
            campos["enlace"] = ""
        if "titulo" in campos and not campos["titulo"].strip():
            campos["titulo"] = SIN_TITULO  # PDF/UA admits no heading without letters
        extra = {"leida": valor.leida} if isinstance(valor, Cifra) else {}
        return {"clase": type(valor).__name__, **campos, **extra}
    if isinstance(valor, list | tuple):
        return [_en_json(v) for v in valor]
    if isinstance(valor, str):
        return escribible(valor)
    return valor if isinstance(valor, bool | int | float | None) else float(valor) if isinstance(valor, Decimal) else ""
