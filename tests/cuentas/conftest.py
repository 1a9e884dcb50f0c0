"""People with a password, codes of a second factor, and a clean count of attempts."""

import time

import pytest
from allauth.mfa.totp.internal import auth
from django.contrib.auth.models import Group
from django.core.cache import cache

from practicas.cuentas import roles
from practicas.cuentas.models import Usuario

CLAVE = "una-clave-larga-de-prueba"
INGRESAR = "/cuenta/ingresar/"


@pytest.fixture(autouse=True)
def sin_cuentas_anteriores():
    """Limits and used codes live in the cache, that no test undoes."""
    cache.clear()


@pytest.fixture
def persona(db):
    """`persona("a@muni.example", roles.ESPECIALISTAS)` → a user with CLAVE, in that group if any."""

    def _persona(correo="rosa@muni.example", grupo=None, **campos) -> Usuario:
        usuario = Usuario.objects.create_user(correo, CLAVE, **campos)
        if grupo:
            usuario.groups.add(Group.objects.get(name=grupo))
        return usuario

    return _persona


@pytest.fixture
def especialista(persona):
    return persona("especialista@sgp.example", roles.ESPECIALISTAS)


@pytest.fixture
def ingresar(client):
    """`ingresar("a@muni.example")` → the response to the form, from an address and with a `next` if given."""

    def _ingresar(correo="rosa@muni.example", clave=CLAVE, direccion="127.0.0.1", **mas):
        return client.post(INGRESAR, {"login": correo, "password": clave, **mas}, REMOTE_ADDR=direccion)

    return _ingresar


def codigo(secreto: str, pasos: int = 0) -> str:
    """What the telephone shows now, or `pasos` × 30 s later."""
    return auth.format_hotp_value(auth.hotp_value(secreto, int(time.time()) // 30 + pasos))


@pytest.fixture
def con_segundo_factor():
    """Give a user the second factor; return its secret."""

    def _activar(usuario) -> str:
        secreto = auth.generate_totp_secret()
        auth.TOTP.activate(usuario, secreto)
        return secreto

    return _activar
