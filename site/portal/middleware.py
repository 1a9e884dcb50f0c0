"""What holds for every address. The content policy of each part: strict in public, looser under `/cms/`, whose widgets carry inline scripts."""

from csp.middleware import CSPMiddleware
from django.conf import settings

from .views.errores import no_esta


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
