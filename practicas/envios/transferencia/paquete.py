"""The package: a document to read, the data to keep, the list of the evidence."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterable
from posixpath import basename
from typing import IO

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import log

from practicas.catalogos.celdas import inofensiva
from practicas.entidades.models import Entidad
from practicas.fichas.documentos.guardados import turno
from practicas.fichas.documentos.pdf import escribir_pdf
from practicas.fichas.intercambio.catalogo import Catalogo
from practicas.fichas.intercambio.exportacion import escribir_lineas, todas

from .. import permisos
from .documento import documento_de_transferencia
from .expedientes import describir_expediente
from .inventario import Inventario, inventariar

ACCION = "yachay.transferencia"
_COLUMNAS = ("ficha", "titulo", "archivo", "sha256", "subida", "enlace")
_LEAME = """Fichas de {entidad} en Yachay, al {hoy:%d/%m/%Y}.

fichas.pdf          Todo lo que la entidad tiene aquí, para leer: lo pendiente primero, y después cada ficha.
fichas.jsonl        Las mismas fichas como datos, una por línea, en el formato documentado del repositorio.
expedientes.jsonl   Cada envío: en qué estado está, su plazo, su historia y sus observaciones.
evidencias.csv      La lista de las evidencias, con la huella SHA-256 de cada archivo.

Las fichas y los borradores siguen en el repositorio y son de la entidad: quien sea designado los encontrará allí.
"""


def armar_transferencia(*, entidad: Entidad, usuario) -> IO[bytes]:
    """A ZIP in a temporary file, open at its beginning. Logged. PermissionDenied unless the person belongs to the entity."""
    if not permisos.puede_llevarse(usuario, entidad):
        raise PermissionDenied("No pertenece a esa entidad.")
    inventario = inventariar(entidad)
    archivo = tempfile.TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    try:
        _llenar(archivo, inventario)
    except BaseException:
        archivo.close()
        raise
    archivo.seek(0)
    log(instance=entidad, action=ACCION, user=usuario, data=inventario.cuentas)
    return archivo


def _llenar(archivo: IO[bytes], inventario: Inventario) -> None:
    with zipfile.ZipFile(archivo, "w", zipfile.ZIP_DEFLATED) as comprimido:
        comprimido.writestr("LEAME.txt", _LEAME.format(entidad=inventario.entidad.nombre, hoy=timezone.localdate()))
        documento = documento_de_transferencia(inventario)
        with turno():
            comprimido.writestr("fichas.pdf", escribir_pdf(documento))
        _escribir_jsonl(comprimido, "fichas.jsonl", todas(Catalogo(), inventario.filtro))
        _escribir_jsonl(comprimido, "expedientes.jsonl", map(describir_expediente, inventario.expedientes()))
        comprimido.writestr("evidencias.csv", _evidencias(inventario))


def _escribir_jsonl(comprimido: zipfile.ZipFile, nombre: str, lineas: Iterable[dict]) -> None:
    with comprimido.open(nombre, "w") as crudo, io.TextIOWrapper(crudo, encoding="utf-8", newline="\n") as texto:
        escribir_lineas(texto, lineas)


def _evidencias(inventario: Inventario) -> bytes:
    """With BOM, so that a spreadsheet reads the accents; no cell runs as a formula."""
    salida = io.StringIO()
    escritor = csv.writer(salida)
    escritor.writerow(_COLUMNAS)
    for texto in inventario.textos():
        for e in texto.evidencias.all():  # type: ignore[attr-defined]
            fila = (
                texto.codigo or texto.titulo,
                e.titulo,
                basename(e.archivo.name or ""),
                e.huella,
                e.subida or "",
                e.enlace,
            )
            escritor.writerow(map(inofensiva, fila))
    return salida.getvalue().encode("utf-8-sig")
