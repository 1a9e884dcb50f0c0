"""One evaluation before its evaluator: declare, score, keep, send; once sent, read."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from practicas.envios import permisos, plazos
from practicas.envios.estados import Accion
from practicas.envios.servicios import Conflicto
from practicas.evaluaciones import puntaje, servicios
from practicas.evaluaciones.models import Asignacion
from practicas.fichas.texto import sin_nulos

from ..entrada import asignacion_o_404, de_la_sala, pestanas
from ..hoja import Hoja, armar, entero_o_ninguno, leer


@de_la_sala
@require_http_methods(["GET", "HEAD", "POST"])
def calificar(request, pk):
    asignacion = asignacion_o_404(request.user, pk)
    if asignacion.estado == Asignacion.Estado.POR_DECLARAR:
        return _declaracion(request, asignacion)
    if not (asignacion.esta_en_curso and asignacion.evaluacion.esta_en_curso):
        return _tarde(request, asignacion) if request.method == "POST" else _leer(request, asignacion)
    if request.method != "POST":
        return _mostrar(request, asignacion, armar(asignacion))
    return _recibir(request, asignacion)


def _recibir(request, asignacion: Asignacion):
    """Keep first, whatever it is: what is typed survives a sending that cannot be."""
    puestos = leer(request.POST, asignacion)
    try:
        servicios.guardar_calificacion(
            asignacion=asignacion,
            usuario=request.user,
            puestos=puestos,
            edicion=entero_o_ninguno(request.POST.get("edicion")),
        )
        if "enviar" not in request.POST:
            messages.success(request, "Guardado. Puede seguir después.")
            return redirect(asignacion)
        servicios.enviar_calificacion(
            asignacion=asignacion, usuario=request.user, revision=entero_o_ninguno(request.POST.get("revision"))
        )
    except Conflicto as conflicto:
        hoja = armar(asignacion, puestos=puestos)
        return _mostrar(request, asignacion, hoja, conflicto=str(conflicto), status=409)
    except ValidationError as error:
        errores = {campo: " ".join(mensajes) for campo, mensajes in error.message_dict.items()}
        asignacion.refresh_from_db()
        return _mostrar(request, asignacion, armar(asignacion, puestos=puestos, errores=errores), status=400)
    messages.success(request, "Evaluación enviada. Desde ahora sus puntajes no cambian.")
    return redirect(asignacion)


def _tarde(request, asignacion: Asignacion):
    """What was typed when it could no longer be kept is shown, not thrown away; a form sent twice only shows what was sent."""
    puestos = leer(request.POST, asignacion)
    hoja = armar(asignacion, puestos=puestos)
    if all(f.puesto.valor == f.guardada.valor and f.puesto.porque == f.guardada.porque for f in hoja.filas):
        return redirect(asignacion)
    motivo = "Esta evaluación ya se envió." if asignacion.esta_enviada else "Esta evaluación terminó."
    return _mostrar(request, asignacion, hoja, conflicto=motivo, status=409)


def _mostrar(request, asignacion: Asignacion, hoja: Hoja, *, conflicto: str = "", status: int = 200):
    envio = asignacion.evaluacion.envio
    contexto = {
        "asignacion": asignacion,
        "envio": envio,
        "hoja": hoja,
        "conflicto": conflicto,
        "quedan": plazos.quedan(envio),
        "de_cuantos": plazos.DIAS[envio.estado][1] if envio.estado in plazos.DIAS else None,
        "puede_devolver": permisos.puede(request.user, envio, Accion.DEVOLVER),
    } | pestanas(request.user, "por_evaluar")
    return render(request, "mesa/evaluacion/rubrica.html", contexto, status=status)


def _leer(request, asignacion: Asignacion):
    """What was sent; and, only then, what the others have sent."""
    evaluacion = asignacion.evaluacion
    otras = (
        [a for a in evaluacion.activas() if a.pk != asignacion.pk and a.esta_enviada] if asignacion.esta_enviada else []
    )
    criterios = list(evaluacion.rubrica.criterios.all())
    contexto = {
        "asignacion": asignacion,
        "envio": evaluacion.envio,
        "hoja": armar(asignacion),
        "otras": [(armar(a), puntaje.redondear(puntaje.va_sumando(criterios, a.valores()), 1)) for a in otras],
    } | pestanas(request.user, "enviadas" if asignacion.esta_enviada else "")
    return render(request, "mesa/evaluacion/enviada.html", contexto)


@de_la_sala
@require_POST
def guardar(request, pk):
    """The page that saves itself: what it answers is what it shows."""
    asignacion = asignacion_o_404(request.user, pk)
    try:
        guardada = servicios.guardar_calificacion(
            asignacion=asignacion,
            usuario=request.user,
            puestos=leer(request.POST, asignacion),
            edicion=entero_o_ninguno(request.POST.get("edicion")),
        )
    except Conflicto as conflicto:
        return JsonResponse({"error": str(conflicto)}, status=409)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=400)
    hoja = armar(guardada)
    return JsonResponse(
        {
            "edicion": guardada.edicion,
            "hora": f"{timezone.localtime(guardada.guardada_el):%H:%M}" if guardada.guardada_el else "",
            "puntaje": hoja.puntaje,
            "calificados": hoja.calificados,
            "criterios": {f.criterio.codigo: f.dicho for f in hoja.filas},
        }
    )


@de_la_sala
@require_POST
def declarar(request, pk):
    asignacion = asignacion_o_404(request.user, pk)
    eleccion = request.POST.get("declara")
    if eleccion not in ("sin", "con"):
        return _declaracion(request, asignacion, error="Elija una de las dos.", en="declara-sin", status=400)
    try:
        servicios.declarar(
            asignacion=asignacion,
            usuario=request.user,
            sin_conflicto=eleccion == "sin",
            motivo=sin_nulos(request.POST.get("motivo", "")),
        )
    except Conflicto as conflicto:
        messages.info(request, str(conflicto))
        return redirect(asignacion)
    except ValidationError as error:
        return _declaracion(request, asignacion, error=" ".join(error.messages), en="motivo", status=400)
    if eleccion == "con":
        messages.success(request, "Quedó anotado su conflicto de intereses: la evaluará otra persona.")
        return redirect("evaluacion")
    messages.success(request, "Firmó la declaración jurada. Ya puede calificar.")
    return redirect(asignacion)


def _declaracion(request, asignacion: Asignacion, *, error: str = "", en: str = "", status: int = 200):
    """`en`: the control where the error is mended."""
    contexto = {
        "asignacion": asignacion,
        "envio": asignacion.evaluacion.envio,
        "error": error,
        "en": en,
        "declara": request.POST.get("declara", ""),
        "motivo": request.POST.get("motivo", ""),
    } | pestanas(request.user, "por_evaluar")
    return render(request, "mesa/evaluacion/declarar.html", contexto, status=status)
