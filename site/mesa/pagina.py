"""The page of one case file, whether it is asked for or what was sent to it comes back."""

from typing import NamedTuple

from practicas.envios.formularios import ConCriterios
from practicas.envios.models import Envio

from .expediente import Expediente
from .formularios import DeObservacion
from .marco import mostrar


class Error(NamedTuple):
    """Why something of what was sent was not kept, and the id of the control where it is mended."""

    mensaje: str
    en: str


def pagina(
    request, visto: Envio, *, observando: DeObservacion | None = None, error: Error | None = None, status: int = 200
):
    """With the form of the remark being written beside its field, whether it comes from the address or from what was sent."""
    enviado = request.method == "POST"
    if observando is None and enviado and "campo" in request.POST:
        observando = DeObservacion(request.POST)
    expediente = Expediente(
        visto,
        request.user,
        solo_cambios=(request.POST if enviado else request.GET).get("cambios") == "1",
        observando=observando or _pedido(request, visto),
        criterios=ConCriterios(request.POST) if enviado else None,
    )
    return mostrar(
        request, "mesa/envio.html", {"expediente": expediente, "envio": visto, "error": error}, status=status
    )


def _pedido(request, visto: Envio) -> DeObservacion | None:
    """The field that the address asks to observe, or the remark that it asks to insist on."""
    if numero := request.GET.get("insistir", ""):
        es_numero = numero.isdecimal() and len(numero) < 6
        anterior = visto.observaciones.filter(numero=int(numero)).first() if es_numero else None
        return DeObservacion(initial={"campo": anterior.campo, "texto": anterior.texto}) if anterior else None
    return DeObservacion(initial={"campo": request.GET["observar"]}) if "observar" in request.GET else None
