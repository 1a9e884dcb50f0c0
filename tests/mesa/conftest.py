"""The people of the journey signed in, and a case file on the desk."""

import pytest
from django.test import Client

from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from tests.envios.conftest import elenco  # noqa: F401  the same people
from tests.factories import LeccionFactory, PracticaFactory, envio_en


@pytest.fixture
def como():
    """`como(persona)` → their browser."""

    def entrar(persona) -> Client:
        cliente = Client()
        cliente.force_login(persona)
        return cliente

    return entrar


@pytest.fixture
def en_mesa(elenco):  # noqa: F811
    """`en_mesa(Estado.REVISION)` → a case file of the entity standing there."""

    def poner(estado=Estado.ADMISIBILIDAD, *, ficha=None, **campos) -> Envio:
        hacer = LeccionFactory if estado == Estado.REVISION else PracticaFactory
        return envio_en(estado, ficha or hacer(breve=True, entidad=elenco.entidad), **campos)

    return poner


def recargado(envio: Envio) -> Envio:
    return Envio.objects.get(pk=envio.pk)


def visto(envio: Envio, **otros) -> dict:
    """What the page of the case file sends with any button."""
    return {"estado": envio.estado, "revision": envio.revision_id} | otros


def cumple_todo() -> dict:
    from practicas.envios.criterios import CRITERIOS

    return {f"cumple_{c.codigo}": "si" for c in CRITERIOS}


def direccion(envio: Envio, resto: str = "") -> str:
    return f"/mesa/envios/{envio.uuid}/{resto}"
