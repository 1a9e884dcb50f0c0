"""Writing a ficha: the whole form on one page, kept by itself while it is written and by a button without a script."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from practicas.envios import permisos
from practicas.envios.estados import DESIGNADOS, Accion, Estado
from practicas.envios.models import Envio
from practicas.envios.views import envio_que_se_escribe
from practicas.fichas.completitud import faltantes, por_corregir

from ..editor.avance import avance
from ..editor.editor import Editor
from ..editor.guardado import Guardado, guardar, huellas
from ..editor.secciones import seccion_de, secciones


@login_required
@never_cache
def escribir(request, uuid):
    """Never an old copy: with «Back», what was kept since would look like somebody else's."""
    envio = envio_que_se_escribe(request.user, uuid)
    if request.method == "POST":
        return _recibir(request, envio)
    texto = envio.texto
    return _mostrar(request, envio, Editor(texto), huellas(texto), por_enviar="enviar" in request.GET)


def _recibir(request, envio: Envio):
    """Without a script: keep, and then send if that was the button."""
    hecho = guardar(envio=envio, usuario=request.user, datos=request.POST)
    if not hecho.completo:
        return _mostrar(request, envio, hecho.editor, hecho.visto, hecho, status=409 if hecho.choques else 400)
    if "enviar" not in request.POST:
        return redirect(f"{reverse('escribir', args=[envio.uuid])}?guardado=1")
    if _lo_que_falta(envio.texto):
        return redirect(f"{reverse('escribir', args=[envio.uuid])}?enviar=1")
    return redirect("accion_de_envio", envio.uuid, _enviar_con(envio))


def _enviar_con(envio: Envio) -> Accion:
    return Accion.SUBSANAR if envio.estado == Estado.OBSERVADA else Accion.ENVIAR


def _mostrar(request, envio, editor, visto, hecho: Guardado | None = None, *, por_enviar=False, status=200):
    texto = envio.texto
    contexto = {
        "envio": envio,
        "editor": editor,
        "secciones": [(n, s, editor.partes(s)) for n, s in enumerate(secciones(type(texto)), 1)],
        "primera_completa": next((n for n, s in enumerate(secciones(type(texto)), 1) if not s.breve), 0),
        "visto": visto,
        "avance": avance(texto),
        "faltan": _lo_que_falta(texto) if por_enviar else [],
        "hecho": hecho,
        "subsana": envio.estado == Estado.OBSERVADA,
        "la_visa": bool(permisos.papeles(request.user, envio) & DESIGNADOS),
        "errores": list(editor.errores().items()) if hecho else [],
        "observaciones": list(envio.observaciones.hechas().sin_responder()),
        "guardado": envio.ficha.latest_revision.created_at if not hecho and envio.ficha.latest_revision else None,
    }
    return render(request, "espacio/escribir.html", contexto, status=status)


def _lo_que_falta(texto) -> list[tuple[str, str, str]]:
    """Field, name of its section, and what to do; in the order of the form."""
    en_orden = [campo for s in secciones(type(texto)) for campo in s.campos]
    faltan = sorted(
        [*faltantes(texto), *por_corregir(texto)],
        key=lambda c: en_orden.index(c.campo) if c.campo in en_orden else len(en_orden),
    )
    return [(c.campo, getattr(seccion_de(type(texto), c.campo), "titulo", ""), c.mensaje) for c in faltan]


@login_required
@require_POST
def guardar_solo(request, uuid):
    """What the script sends while the person writes. 409 where somebody else wrote in the same field."""
    envio = envio_que_se_escribe(request.user, uuid)
    hecho = guardar(envio=envio, usuario=request.user, datos=request.POST)
    medidor = render_to_string("espacio/piezas/avance.html", {"avance": avance(envio.texto), "envio": envio})
    dicho = {
        "hora": f"{timezone.localtime():%H:%M}",
        "visto": hecho.visto,
        "leidos": hecho.editor.leidos(),
        "errores": hecho.editor.errores(),
        "choques": [render_to_string("espacio/piezas/choque.html", {"choque": choque}) for choque in hecho.choques],
        "avance": medidor,
    }
    return JsonResponse(dicho, status=409 if hecho.choques else 200)
