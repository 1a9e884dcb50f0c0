"""Whatever button is pressed on the page of a case file, what was being written in it is kept first."""

from django.contrib import messages
from django.core.exceptions import ValidationError

from practicas.envios import servicios
from practicas.envios.models import Envio
from practicas.envios.servicios import Conflicto

from . import hoja
from .conflictos import conflicto, ha_cambiado
from .pagina import Error, pagina


def guardar_lo_escrito(request, envio: Envio):
    """The sheet, and the remark begun. None when it is done; otherwise the answer that says why not, with what was typed."""
    if respuesta := guardar_la_hoja(request, envio):
        return respuesta
    return preparar(request, envio) if request.POST.get("texto", "").strip() else None


def guardar_la_hoja(request, envio: Envio):
    if motivo := ha_cambiado(request, envio):
        return conflicto(request, envio, motivo)
    if error := hoja.guardar(request, envio):
        return pagina(request, envio, error=error, status=400)
    return None


def preparar(request, envio: Envio):
    datos = {nombre: request.POST.get(nombre, "") for nombre in ("campo", "texto", "sugerencia")}
    try:
        servicios.preparar(envio=envio, usuario=request.user, **datos)
    except Conflicto as error:
        return conflicto(request, envio, str(error))
    except ValidationError as error:
        return pagina(request, envio, error=Error(" ".join(error.messages), _donde(error)), status=400)
    messages.success(request, "Observación agregada: la entidad la verá cuando pulse «Observar».")
    return None


def _donde(error: ValidationError) -> str:
    """The control of the remark that it is about; the whole remark when it is about the field."""
    campo = next(iter(error.message_dict), "") if hasattr(error, "error_dict") else ""
    return f"id_{campo}" if campo in ("texto", "sugerencia") else "observar"
