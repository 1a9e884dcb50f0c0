"""The review sheet as the page of a case file sends it, with whatever button it is sent."""

from django.core.exceptions import ValidationError

from practicas.envios import permisos, servicios
from practicas.envios.formularios import ConCriterios
from practicas.envios.models import Envio
from practicas.envios.servicios.hoja import hoja_de

from .expediente import respuestas_como_iniciales
from .pagina import Error


def guardar(request, envio: Envio) -> Error | None:
    """Keep what was answered so far; None, or why something of it was not kept."""
    if not permisos.puede_revisar(request.user, envio):
        return None
    formulario = ConCriterios(request.POST)
    if not formulario.is_valid():
        mensaje = " ".join(error for errores in formulario.errors.values() for error in errores)
        return Error(mensaje, formulario[next(iter(formulario.errors))][0].id_for_label)
    if formulario.cleaned_data["criterios"]:
        criterios = formulario.cleaned_data["criterios"]
        servicios.anotar_criterios(envio=envio, usuario=request.user, criterios=criterios)
    return _guardar_semejanza(request, envio)


def _guardar_semejanza(request, envio: Envio) -> Error | None:
    respuesta, _, otra = request.POST.get("semejanza", "").partition(":")
    if not respuesta:
        return None
    try:
        servicios.responder_semejanza(envio=envio, usuario=request.user, respuesta=respuesta, otra=otra)
    except ValidationError as error:
        return Error(" ".join(error.messages), "semejanza")
    return None


def respuestas_enviadas(request, envio: Envio) -> dict[str, str]:
    """The criteria as the form has them: those sent now, or those of the sheet."""
    enviadas = {n: v for n, v in request.POST.items() if n.startswith(("cumple_", "sustento_"))}
    return respuestas_como_iniciales(hoja_de(envio).criterios) | enviadas
