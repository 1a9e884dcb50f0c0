"""Keeping what was sent without losing what somebody else kept meanwhile.

The page sends, with the fields, the print of each one as it was when shown. What the person did not change is left as it is now; what only
they changed is kept; what both changed is kept as it is and told, with the two texts.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.forms import Textarea
from wagtail.models import Revision

from practicas.envios import permisos
from practicas.envios.models import Envio
from practicas.envios.servicios import guardar_texto
from practicas.envios.servicios.decision import tomar
from practicas.fichas.models import Ficha

from .editor import Editor
from .secciones import secciones

ETIQUETAS = "etiquetados"  # how the labels are kept in a revision
REVISIONES = 10  # that are looked at for when a field changed
_DE_LA_FILA = ("pk", "sort_order", "ficha", "content_object")


@dataclass(frozen=True)
class Choque:
    """What two people changed at once: what this one sent was not kept."""

    campo: str
    titulo: str
    otro: str  # as it is kept now
    suyo: str = ""  # what this one sent, where it is prose
    cuando: datetime | None = None  # since when


@dataclass(frozen=True)
class Guardado:
    editor: Editor
    visto: dict[str, str]
    choques: list[Choque] = field(default_factory=list)

    @property
    def completo(self) -> bool:
        return not self.choques and not self.editor.errores()


def huellas(texto: Ficha) -> dict[str, str]:
    """The print of each field of the form, and of each list of rows."""
    contenido = texto.serializable_data()
    return {campo: _huella(_contenido(contenido, campo)) for s in secciones(type(texto)) for campo in s.escritos}


def _contenido(contenido: dict, campo: str):
    valor = contenido.get(ETIQUETAS if campo == "etiquetas" else campo)
    if isinstance(valor, list) and valor and isinstance(valor[0], dict):
        return [{k: v for k, v in fila.items() if k not in _DE_LA_FILA} for fila in valor]
    return valor


def _huella(valor) -> str:
    dicho = json.dumps(valor, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(dicho.encode()).hexdigest()[:12]


@transaction.atomic
def guardar(*, envio: Envio, usuario, datos) -> Guardado:
    """PermissionDenied when the person may not write now; then nothing is kept. BadRequest without the prints of what was shown."""
    if not permisos.puede_escribir(usuario, tomar(envio)):
        raise PermissionDenied("Ahora no se puede escribir en esta ficha.")
    actual, enviado = envio.texto, envio.texto
    editor = Editor(enviado, datos)
    malos = editor.leer()
    visto, hay, nuevo = leer_visto(datos), huellas(actual), huellas(enviado)
    visto |= {c: hay[c] for c in datos.getlist("quedarse") if c in hay}  # seen, and still theirs is the one to keep
    # What the page did not show, it did not change.
    cambiados = {c for c in nuevo.keys() & visto.keys() - malos if nuevo[c] not in (hay[c], visto[c])}
    chocan = {c for c in cambiados if visto[c] != hay[c]}
    if nuevos := cambiados - chocan:
        guardar_texto(envio=envio, texto=_juntar(actual, enviado, nuevos), usuario=usuario)
    # The print of what was not kept is still the one that the person saw: sending it again is told again.
    queda = huellas(envio.texto) | {c: visto[c] for c in chocan}
    return Guardado(editor, queda, [_choque(c, actual, editor, _desde_cuando(envio, c)) for c in sorted(chocan)])


def leer_visto(datos) -> dict[str, str]:
    try:
        leido = json.loads(datos.get("visto") or "{}")
    except (ValueError, RecursionError) as error:
        raise BadRequest("No se entiende qué se veía en la página.") from error
    if not isinstance(leido, dict):
        raise BadRequest("No se entiende qué se veía en la página.")
    return leido


def _juntar(actual: Ficha, enviado: Ficha, campos: set[str]) -> Ficha:
    de, a = enviado.serializable_data(), actual.serializable_data()
    claves = {ETIQUETAS if c == "etiquetas" else c for c in campos}
    return actual.with_content_json({**a, **{c: de[c] for c in claves}})


def _desde_cuando(envio: Envio, campo: str) -> datetime | None:
    """When the field came to say what it says now, as far as the latest revisions tell."""
    cuando, ahora = None, None
    for revision in Revision.objects.for_instance(envio.ficha).order_by("-pk")[:REVISIONES]:
        huella = _huella(_contenido(revision.content, campo))
        if huella != (ahora := ahora or huella):
            break
        cuando = revision.created_at
    return cuando


def _choque(campo: str, actual: Ficha, editor: Editor, cuando: datetime | None) -> Choque:
    if campo in editor.filas:
        filas = editor.filas[campo]
        return Choque(
            campo, filas.titulo, "\n".join(str(parte) for parte in getattr(actual, campo).all()), cuando=cuando
        )
    de_ahora = Editor(actual).formulario[campo]
    valor = de_ahora.value()
    titulo = str(de_ahora.label)
    if isinstance(valor, list):
        return Choque(campo, titulo, ", ".join(str(v) for v in getattr(actual, campo).all()), cuando=cuando)
    suyo = str(editor.formulario[campo].value() or "") if isinstance(de_ahora.field.widget, Textarea) else ""
    return Choque(campo, titulo, str(valor or ""), suyo, cuando)
