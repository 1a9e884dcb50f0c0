"""Remarks: prepare one beside its field, discard it, or find an answer enough."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from practicas.envios import servicios
from practicas.envios.models import Envio, PlantillaDeObservacion
from practicas.envios.servicios import Conflicto

from ..campos import Lectura
from ..conflictos import conflicto
from ..escrito import guardar_la_hoja, guardar_lo_escrito, preparar
from ..formularios import DeObservacion
from ..marco import de_la_mesa, envio_de_la_mesa
from ..pagina import pagina


@require_POST
@de_la_mesa
def agregar(request, uuid):
    """Add the remark; or fill it from a template, or with the words that the field has now, to be gone on with."""
    envio = envio_de_la_mesa(request.user, uuid)
    if respuesta := guardar_la_hoja(request, envio):
        return respuesta
    match request.POST.get("hacer"):
        case "plantilla":
            return _con(request, envio, texto=_con_plantilla(request))
        case "sugerir":
            return _con(request, envio, sugerencia=_redaccion(request, envio))
    return preparar(request, envio) or redirect(
        f"{reverse('mesa_envio', args=[uuid])}#campo-{_campo(request) or 'ficha'}"
    )


def _con(request, envio: Envio, **otros):
    datos = {nombre: request.POST.get(nombre, "") for nombre in ("campo", "texto", "sugerencia")}
    return pagina(request, envio, observando=DeObservacion(datos | otros))


def _campo(request) -> str:
    return request.POST.get("campo", "")[:120]


def _con_plantilla(request) -> str:
    """What was typed stays, and the template goes after it."""
    pk, escrito = request.POST.get("plantilla", ""), request.POST.get("texto", "").strip()
    es_clave = pk.isdecimal() and len(pk) < 19
    plantilla = PlantillaDeObservacion.objects.filter(pk=int(pk)).first() if es_clave else None
    texto = plantilla.texto if plantilla else ""
    return "\n".join(parte for parte in (escrito, texto if texto != escrito else "") if parte)


def _redaccion(request, envio: Envio) -> str:
    """What was being suggested; the text of the field, to begin with."""
    if escrita := request.POST.get("sugerencia", ""):
        return escrita
    campos = (c for c in Lectura(envio.texto).campos() if c.es_de_texto)
    return next((c.valor for c in campos if c.ruta == _campo(request)), "")


@require_POST
@de_la_mesa
def una(request, uuid, numero):
    envio = envio_de_la_mesa(request.user, uuid)
    observacion = envio.observaciones.filter(numero=numero).first() if numero < 2**15 else None
    if observacion is None:
        raise Http404("Esa observación no está.")
    if respuesta := guardar_lo_escrito(request, envio):
        return respuesta
    try:
        match request.POST.get("hacer"):
            case "descartar":
                servicios.descartar(observacion=observacion, usuario=request.user)
            case "absolver":
                servicios.absolver(observacion=observacion, usuario=request.user)
    except Conflicto as error:
        return conflicto(request, envio, str(error))
    return redirect(f"{reverse('mesa_envio', args=[uuid])}#campo-{observacion.campo or 'ficha'}")
