"""Files of the repository: those of public texts for anybody, those of drafts for staff and for the entity, never to be run."""

import posixpath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from practicas.envios.permisos import puede_ver_archivo
from practicas.evaluaciones.consultas import es_archivo_que_evalua
from practicas.fichas import consultas, permisos

# What Wagtail draws for its pages is public, like the pages.
DE_PAGINAS = "images/"
# What a browser shows as it is. A PDF is saved: the viewer of some of them does not open under «sandbox».
SE_VEN = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
SE_VEN_EN_PAGINAS = SE_VEN | {".gif": "image/gif", ".avif": "image/avif"}
SIN_NADA = "default-src 'none'; sandbox"


@require_safe
def archivo(request, nombre):
    if nombre != posixpath.normpath(nombre):
        raise Http404  # «images/../evidencias/…» would go round the question that follows
    de_pagina = nombre.startswith(DE_PAGINAS)
    publico = de_pagina or consultas.es_archivo_publico(nombre)
    if not publico and not _es_suyo(request.user, nombre):
        raise Http404
    try:
        abierto = default_storage.open(nombre)
    except (OSError, ValueError, SuspiciousFileOperation) as error:  # not there, or its name leads out of the folder
        raise Http404 from error
    return _servir(abierto, nombre, publico=publico, se_ven=SE_VEN_EN_PAGINAS if de_pagina else SE_VEN)


def _es_suyo(usuario, nombre: str) -> bool:
    """Of a ficha that they edit, write, review or evaluate."""
    return (
        permisos.puede_ver_archivos(usuario)
        or puede_ver_archivo(usuario, nombre)
        or es_archivo_que_evalua(usuario, nombre)
    )


def _servir(abierto, nombre: str, *, publico: bool, se_ven: dict[str, str]) -> FileResponse:
    """With the type that its name says and no other, whatever is in it."""
    tipo = se_ven.get(posixpath.splitext(nombre)[1].lower())
    respuesta = FileResponse(abierto, as_attachment=tipo is None, content_type=tipo)
    respuesta["Content-Security-Policy"] = SIN_NADA
    respuesta["X-Content-Type-Options"] = "nosniff"
    if not publico:
        respuesta["Cache-Control"] = "private, no-store"
    return respuesta
