"""Any site may read the API from a browser: it is public and takes no cookie."""

from django.http import HttpResponse

from busqueda.consulta import MAXIMO_DE_BYTES

from .api.contrato import METODOS
from .api.problemas import responder


class OrigenCruzado:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        if request.method == "OPTIONS":
            respuesta = HttpResponse(status=204)
            respuesta["Allow"] = respuesta["Access-Control-Allow-Methods"] = METODOS
            respuesta["Access-Control-Allow-Headers"] = "If-None-Match"
            respuesta["Access-Control-Max-Age"] = "86400"
        elif "\x00" in request.path_info:
            respuesta = responder(404)
        elif len(request.META.get("QUERY_STRING", "")) > MAXIMO_DE_BYTES:
            respuesta = responder(414, "La dirección pasa de 8 kB: quite filtros o acorte el texto.")
        else:
            respuesta = self._leer(request)
            if respuesta.status_code == 405:
                respuesta = responder(405, f"Aquí solo se lee: use {METODOS}.")
                respuesta["Allow"] = METODOS
        respuesta["Access-Control-Allow-Origin"] = "*"
        respuesta["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return respuesta

    def _leer(self, request):
        """The API declares only GET: HEAD is the same, and the server leaves the body out."""
        metodo = request.method
        request.method = "GET" if metodo == "HEAD" else metodo
        try:
            return self.get_response(request)
        finally:
            request.method = metodo
