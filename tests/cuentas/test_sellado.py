"""A copy of the database opens no account: what it keeps of the second factor is sealed."""

import pytest
from allauth.mfa.models import Authenticator

from practicas.cuentas import sellado

from .conftest import codigo

pytestmark = pytest.mark.django_db


def entra(usuario, secreto) -> bool:
    return Authenticator.objects.get(user=usuario, type="totp").wrap().validate_code(codigo(secreto))


def test_la_base_no_guarda_el_secreto(persona, con_segundo_factor):
    usuario = persona()
    secreto = con_segundo_factor(usuario)
    assert secreto not in str(Authenticator.objects.get(user=usuario, type="totp").data)
    assert entra(usuario, secreto)


def test_con_otra_llave_del_sitio_vale_mientras_la_de_antes_este_a_mano(persona, con_segundo_factor, settings):
    usuario = persona()
    secreto = con_segundo_factor(usuario)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "la-llave-nueva", [settings.SECRET_KEY]
    assert entra(usuario, secreto)


def test_sin_la_de_antes_ningun_codigo_vale(persona, con_segundo_factor, settings):
    usuario = persona()
    secreto = con_segundo_factor(usuario)
    settings.SECRET_KEY = "la-llave-nueva"
    assert not entra(usuario, secreto)
    assert not entra(usuario, ""), "Nor that of an empty secret"
    assert sellado.abrir(sellado.sellar("x")) == "x"
