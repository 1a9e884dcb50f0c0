"""The identity provider of the State (OpenID Connect): going there and coming back."""

import logging

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404
from django.views.decorators.cache import never_cache
from requests import RequestException

registro = logging.getLogger("yachay.cuentas")
# What a provider that answers badly, or not at all, ends in: none of it is a failure of this site.
_DEL_PROVEEDOR = (RequestException, OAuth2Error, KeyError, TypeError, ValueError, AttributeError)


class Proveedor(OpenIDConnectOAuth2Adapter):
    def complete_login(self, request, app, token, **kwargs):
        identidad = super().complete_login(request, app, token, **kwargs)
        datos = identidad.account.extra_data
        # OpenID Connect Core 1.0, 5.3.2: what is said of another subject must not be used.
        if datos["id_token"]["sub"] != datos.get("userinfo", datos["id_token"])["sub"]:
            raise OAuth2Error("userinfo habla de otra persona")
        return identidad

    def _decode_id_token(self, app, id_token):
        """Always with its signature: the connection may end at a proxy of ours and not at the provider."""
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


@never_cache
def ir(request, provider_id):
    return _atender(OAuth2LoginView, request, provider_id)


@never_cache
def volver(request, provider_id):
    return _atender(OAuth2CallbackView, request, provider_id)


def _atender(vista, request, provider_id):
    proveedor = Proveedor(request, provider_id)
    try:
        proveedor.get_provider()
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    try:
        return vista.adapter_view(proveedor)(request)
    except ImmediateHttpResponse as respuesta:
        return respuesta.response
    except _DEL_PROVEEDOR as falla:
        registro.warning("El proveedor de identidad no respondió como debía: %s", type(falla).__name__)
        return render_authentication_error(request, proveedor.get_provider(), exception=falla)
