"""Secrets of the second factor as the database keeps them: sealed with the key of the site, so that a copy of the base opens no account."""

import base64
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

registro = logging.getLogger("yachay.cuentas")
SAL = "yachay.segundo-factor"


def sellar(secreto: str) -> str:
    return _llavero().encrypt(secreto.encode()).decode()


def abrir(sellado: str) -> str:
    """What was sealed with this key of the site or with a former one (`SECRET_KEY_FALLBACKS`).

    Of what was sealed with a key that nobody has any more, another secret that nobody knows: no code is right, and the person asks for
    a new second factor.
    """
    try:
        return _llavero().decrypt(sellado.encode()).decode()
    except InvalidToken:
        registro.error("Un segundo factor está sellado con otra SECRET_KEY: póngala en SECRET_KEY_FALLBACKS")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _llavero() -> MultiFernet:
    return MultiFernet([_llave(clave) for clave in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _llave(clave: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(salted_hmac(SAL, "", secret=clave, algorithm="sha256").digest()))
