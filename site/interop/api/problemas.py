"""Errors of the API: always `application/problem+json`, never a page, never a trace."""

import logging
from math import ceil

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

registro = logging.getLogger("yachay.api")
TIPO = "application/problem+json"
TITULOS = {
    400: "Parámetros que no se entienden",
    404: "No existe",
    405: "Solo se lee",
    410: "Fue retirada",
    414: "Dirección demasiado larga",
    429: "Demasiadas consultas",
    500: "Falló algo nuestro",
    503: "Fuera de servicio por ahora",
}


class Error(Exception):
    """An answer that is not the one hoped for."""

    def __init__(self, status: int, detail: str = "", errores: list[dict[str, str]] | None = None):
        self.status = status
        self.detail = detail
        self.errores = errores or []


def responder(status: int, detail: str = "", errores: list[dict[str, str]] | None = None) -> HttpResponse:
    cuerpo = {
        "type": "about:blank",
        "title": TITULOS.get(status, "No se pudo responder"),
        "status": status,
        "detail": detail,
        "errores": errores or [],
    }
    return JsonResponse(cuerpo, status=status, content_type=TIPO, json_dumps_params={"ensure_ascii": False})


def registrar(api: NinjaAPI) -> None:
    @api.exception_handler(Error)
    def al_fallar(request: HttpRequest, error: Error):
        return responder(error.status, error.detail, error.errores)

    @api.exception_handler(HttpError)
    def al_fallar_http(request: HttpRequest, error: HttpError):
        return responder(error.status_code, str(error))

    @api.exception_handler(ValidationError)
    def al_no_validar(request: HttpRequest, error: ValidationError):
        errores = [{"parametro": str(e["loc"][-1]), "motivo": e["msg"]} for e in error.errors]
        return responder(400, "Revise los parámetros.", errores)

    @api.exception_handler(OperationalError)
    def al_caerse_la_base(request: HttpRequest, error: OperationalError):
        registro.exception("La base de datos no responde")
        respuesta = responder(503, "La base de datos no responde. Vuelva a intentarlo en un minuto.")
        respuesta["Retry-After"] = "60"
        return respuesta

    @api.exception_handler(Throttled)
    def al_exceder(request: HttpRequest, error: Throttled):
        respuesta = responder(429, "Espere un momento antes de volver a consultar.")
        respuesta["Retry-After"] = str(ceil(error.wait or 60))
        return respuesta
