"""Who has one case file: given to somebody, taken, or left to nobody."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from practicas.envios import servicios
from practicas.envios.servicios import Conflicto
from practicas.envios.servicios.reparto import persona_de_la_mesa

from ..conflictos import conflicto
from ..escrito import guardar_lo_escrito
from ..marco import de_la_mesa, envio_de_la_mesa


@require_POST
@de_la_mesa
def asignar(request, uuid):
    envio = envio_de_la_mesa(request.user, uuid)
    if respuesta := guardar_lo_escrito(request, envio):
        return respuesta
    quien = "yo" if "tomar" in request.POST else request.POST.get("a", "")
    a = request.user if quien == "yo" else persona_de_la_mesa(quien)
    if a is None and quien != "nadie":
        messages.error(request, "Elija a quién se la asigna.")
        return redirect("mesa_envio", uuid)
    try:
        servicios.asignar(envio=envio, usuario=request.user, a=a)
    except Conflicto as error:
        return conflicto(request, envio, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Quedó a cargo de {a}." if a else "Quedó sin asignar.")
    return redirect("mesa_envio", uuid)
