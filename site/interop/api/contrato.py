"""What OpenAPI says of an answer besides its body: what kind of error it is, its headers, and how not to ask twice for the same."""

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from . import problemas

METODOS = "GET, HEAD, OPTIONS"
_DE_TODAS = {
    "Access-Control-Allow-Origin": ("Cualquier sitio puede leerla.", {"const": "*"}),
    "Access-Control-Expose-Headers": ("Las que un navegador deja leer.", {"const": "ETag, Retry-After"}),
}
_ETAG = {"ETag": ("Qué versión es: envíela en `If-None-Match`.", {"pattern": r'^(W/)?"[0-9a-f]+"$'})}
_PROPIAS = {
    200: _ETAG,
    304: _ETAG,
    405: {"Allow": ("Lo que se admite.", {"const": METODOS})},
    429: {"Retry-After": ("Segundos que hay que esperar.", {"pattern": r"^\d+$"})},
}
_SI_CAMBIO = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "El `ETag` de una respuesta anterior: si no cambió, 304 sin cuerpo.",
    "schema": {"type": "string"},
}


class Api(NinjaAPI):
    """Its description tells also what the exception handlers and the middleware do."""

    def get_openapi_schema(self, **kwargs) -> OpenAPISchema:
        esquema = super().get_openapi_schema(**kwargs)
        for ruta in esquema["paths"].values():
            operacion = ruta["get"]
            operacion["parameters"].append(_SI_CAMBIO)
            operacion["responses"][304] = {"description": "No cambió"}
            for estado, respuesta in operacion["responses"].items():
                _completar(estado, respuesta)
        return esquema


def _completar(estado: int, respuesta: dict) -> None:
    if estado >= 400:
        respuesta["description"] = problemas.TITULOS[estado]
        respuesta["content"] = {problemas.TIPO: respuesta["content"].pop("application/json")}
    cabeceras = _DE_TODAS | _PROPIAS.get(estado, {})
    respuesta["headers"] = {
        nombre: {"description": descripcion, "required": True, "schema": {"type": "string", **esquema}}
        for nombre, (descripcion, esquema) in cabeceras.items()
    }
