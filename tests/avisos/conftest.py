"""People to tell, a mail server, and a clock that moves when it is told to."""

import pytest
import time_machine
from django.core.mail.utils import DNS_NAME

from practicas.avisos import servicios
from practicas.avisos.models import Aviso
from practicas.cuentas.models import Usuario

from .servidor import Servidor


@pytest.fixture
def ana(db):
    return Usuario.objects.create_user("ana@muni.example", "clave-de-prueba")


@pytest.fixture
def beto(db):
    return Usuario.objects.create_user("beto@muni.example", "clave-de-prueba")


@pytest.fixture
def avisar(db):
    """`avisar(ana, beto, asunto="…")` → what is new."""

    def _avisar(*usuarios, **cambios) -> list[Aviso]:
        datos = {
            "tipo": "observada",
            "asunto": "Observaron su ficha",
            "cuerpo": "La SGP observó «Agua & saneamiento».",
            "por_que": "Usted es responsable de la ficha.",
            "que_hacer": "Responda las 2 observaciones antes del 12/12/2026.",
            "enlace": "/mi-entidad/2026-0001/",
        }
        return servicios.avisar(usuarios=usuarios, **datos | cambios)

    return _avisar


@pytest.fixture
def reloj():
    """Ten in the morning of Lima; `reloj.shift(60)` is one minute later."""
    with time_machine.travel("2026-11-26T10:00:00-05:00", tick=False) as viaje:
        yield viaje


@pytest.fixture
def servidor(settings, monkeypatch):
    """Switched on, and where the site sends its mail."""
    nuevo = Servidor()
    nuevo.encender()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", nuevo.puerto
    # Not to ask the network for the name of this machine.
    monkeypatch.setattr(DNS_NAME, "_fqdn", "localhost", raising=False)
    yield nuevo
    nuevo.apagar()
