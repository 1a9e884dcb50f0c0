"""What holds for every address. The content policy of each part: strict in public, looser under `/cms/`, whose widgets carry inline scripts."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from interop.api.problemas import responder

from .views.errores import no_esta, no_se_hace_asi, sin_permiso


class SinNulos:
    """No address of ours has a null byte, and PostgreSQL takes none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info:
            return no_esta(request, None)
        return self.get_response(request)


class PoliticaDeContenido(CSPMiddleware):
    def process_response(self, request, response):
        if request.path.startswith("/cms/"):
            response._csp_config = settings.POLITICA_CMS["DIRECTIVES"]
        return super().process_response(request, response)


class GestorDelPersonal:
    """Wagtail sends whoever may not enter its admin to sign in, and who has signed in would be sent back for ever."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        es_del_gestor = request.path.startswith("/cms/") and request.path != "/cms/logout/"
        if es_del_gestor and request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            return sin_permiso(request, None)
        return self.get_response(request)


class MetodosQueNoSon:
    """A 405 comes without a word: whoever arrives with a browser reads what to do."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        respuesta = self.get_response(request)
        if respuesta.status_code != 405 or respuesta.content or "text/html" not in request.headers.get("Accept", ""):
            return respuesta
        pagina = no_se_hace_asi(request)
        pagina["Allow"] = respuesta["Allow"]
        return pagina


class Mantenimiento:
    """While `MANTENIMIENTO` is set nobody is attended, and no database is asked; `/salud/` answers as always."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not settings.MANTENIMIENTO or request.path == "/salud/":
            return self.get_response(request)
        minutos = settings.MANTENIMIENTO_MINUTOS
        if request.path.startswith("/api/"):
            respuesta = responder(503, f"Estamos en mantenimiento: vuelva en {minutos} minutos.")
        else:
            respuesta = HttpResponse(render_to_string("mantenimiento.html", {"minutos": minutos}), status=503)
        respuesta["Retry-After"] = str(minutos * 60)
        respuesta["Cache-Control"] = "no-store"
        return respuesta
