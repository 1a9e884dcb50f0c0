"""The content policy of each part: strict in public, looser under `/cms/`, whose widgets carry inline scripts."""

from csp.middleware import CSPMiddleware
from django.conf import settings


class PoliticaDeContenido(CSPMiddleware):
    def process_response(self, request, response):
        if request.path.startswith("/cms/"):
            response._csp_config = settings.POLITICA_CMS["DIRECTIVES"]
        return super().process_response(request, response)
