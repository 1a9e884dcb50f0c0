"""Files of the repository: those of public texts for anybody, those of drafts for staff, always to be saved and never run."""

import posixpath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from practicas.evaluaciones.consultas import es_archivo_que_evalua
from practicas.fichas import consultas, permisos

# What Wagtail draws for its pages is public, like the pages.
DE_PAGINAS = "images/"


@require_safe
def archivo(request, nombre):
    if nombre != posixpath.normpath(nombre):
        raise Http404  # «images/../evidencias/…» would go round the question that follows
    libre = nombre.startswith(DE_PAGINAS) or consultas.es_archivo_publico(nombre)
    if not (libre or permisos.puede_ver_archivos(request.user) or es_archivo_que_evalua(request.user, nombre)):
        raise Http404
    try:
        return FileResponse(default_storage.open(nombre), as_attachment=not nombre.startswith(DE_PAGINAS))
    except (OSError, ValueError, SuspiciousFileOperation) as error:  # not there, or its name leads out of the folder
        raise Http404 from error
