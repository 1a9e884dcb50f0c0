"""Whether the repository works, for whoever watches it: 200 also when degraded, 503 only without the database."""

from dataclasses import asdict
from datetime import timedelta

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from busqueda.estado import leer_estado
from busqueda.motores import motor
from busqueda.puerto import MotorCaido, Texto
from practicas.avisos.models import Aviso

VISIBLES = ("motor", "al_dia", "fichas", "pendientes", "ultimo_exito", "ultimo_fallo", "fallos_seguidos")
ATRASO = timedelta(minutes=10)  # a mail waits for a minute at most when its server answers


@require_safe
@never_cache
def salud(request: HttpRequest) -> JsonResponse:
    try:
        connection.ensure_connection()
        estado = asdict(leer_estado())
        correo = Aviso.objects.cuentas_del_correo(timezone.now() - ATRASO)
    except Error:
        return JsonResponse({"base_de_datos": False, "buscador": False, "indice": None, "correo": None}, status=503)
    indice = {nombre: estado[nombre] for nombre in VISIBLES}
    return JsonResponse({"base_de_datos": True, "buscador": _busca(), "indice": indice, "correo": correo})


def _busca() -> bool:
    try:
        motor().contar(Texto())
    except MotorCaido:
        return False
    return True
