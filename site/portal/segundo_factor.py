"""Whoever sees or decides what is not their own proves it twice: without a second factor these parts of the site do not open."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect

from practicas.cuentas.roles import necesita_segundo_factor

PARTES = ("/cms/", "/mesa/", "/evaluacion/", "/mi-entidad/", "/archivos/")
# Leaving is always possible; signing in goes elsewhere by itself.
LIBRES = ("/cms/logout/", "/cms/login/")
FALTA = "Para trabajar aquí necesita el segundo paso: actívelo ahora. Toma dos minutos y solo se hace una vez."


class SegundoFactor:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SEGUNDO_FACTOR_OBLIGATORIO and self._le_falta(request):
            messages.warning(request, FALTA)
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    @staticmethod
    def _le_falta(request) -> bool:
        if not request.path.startswith(PARTES) or request.path.startswith(LIBRES):
            return False
        usuario = request.user
        return usuario.is_authenticated and necesita_segundo_factor(usuario) and not is_mfa_enabled(usuario, ["totp"])
