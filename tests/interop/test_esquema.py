"""What OpenAPI says of the API is what the API does: each operation asked well and badly by a program that only read the description."""

from copy import deepcopy

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, settings
from ninja.throttling import SimpleRateThrottle
from schemathesis.checks import positive_data_acceptance

from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db
# For a longer search of faults raise `max_examples` to 500 and take `derandomize` away.
POCOS = settings(max_examples=8, derandomize=True, suppress_health_check=list(HealthCheck))
CODIGOS = {
    "region": ["12", "1201", "-09"], "nivel": ["local.distrital"], "entidad": ["x-una", "-x-una"], "sector": ["s-1"],
    "etiqueta": ["ventanilla-única"], "activo": ["formato", "-tdr"], "idioma": ["es"],
}  # fmt: skip
EN_LA_RUTA = {
    "/api/v1/fichas/{codigo}": f"BP-{timezone.localdate().year}-00001",
    "/api/v1/catalogos/{clave}": "tema",
    "/api/v1/entidades/{codigo}": "x-una",
}


def con_lo_que_hay(crudo: dict) -> dict:
    """The same description, but every code is one that exists and every page one that is reached: all of it must be answered."""
    crudo = deepcopy(crudo)
    for ruta, operacion in crudo["paths"].items():
        for parametro in operacion["get"]["parameters"]:
            nombre, forma = parametro["name"], parametro["schema"]
            if nombre == "pagina":
                forma["maximum"] = 100
            elif nombre in ("codigo", "clave"):
                forma["enum"] = [EN_LA_RUTA[ruta]]
            elif "pattern" in forma.get("items", {}):
                forma["items"] = {"enum": CODIGOS.get(nombre) or [f"{nombre}-1", f"-{nombre}-2"]}
    return crudo


todo = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
bueno = schemathesis.openapi.from_dict(con_lo_que_hay(todo.raw_schema))
bueno.app = todo.app
bueno.config.generation.update(modes=[schemathesis.GenerationMode.POSITIVE])
bueno.config.phases.coverage.enabled = False


@pytest.fixture
def sin_desconectar():
    """Each request of a server drops its connection to the database, and with it the transaction of the test."""
    for momento in (request_started, request_finished):
        momento.disconnect(close_old_connections)
    yield
    for momento in (request_started, request_finished):
        momento.connect(close_old_connections)


@pytest.fixture
def corpus(indice, monkeypatch, sin_desconectar):
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *_: True)
    una = EntidadFactory(codigo="x-una", sector=termino("sector", "s-1"))
    PracticaFactory(completa=True, publicada=True, entidad=una)
    LeccionFactory(completa=True, publicada=True)
    indice()


def pedir(case, **kwargs):
    return case.call_and_validate(headers={"Accept-Encoding": "identity"}, **kwargs)


@pytest.mark.lento
@todo.parametrize()
@POCOS
def test_la_api_hace_lo_que_dice(case, corpus):
    pedir(case, excluded_checks=[positive_data_acceptance])


@pytest.mark.lento
@bueno.parametrize()
@POCOS
def test_lo_bien_pedido_se_responde(case, corpus):
    assert pedir(case).status_code in (200, 304)


def test_lo_demasiado_largo_y_lo_demasiado_seguido_estan_descritos(corpus, monkeypatch):
    operacion = todo["/api/v1/fichas"]["GET"]

    larga = pedir(operacion.Case(query={"q": "x" * 9000}))
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *_: False)
    monkeypatch.setattr(SimpleRateThrottle, "wait", lambda *_: 7.5)
    seguida = pedir(operacion.Case(query={"q": "agua"}))

    assert (larga.status_code, seguida.status_code) == (414, 429)
    assert seguida.headers["retry-after"] == ["8"]


def test_una_retirada_esta_descrita(corpus):
    PracticaFactory(retirada=True)

    codigo = f"BP-{timezone.localdate().year}-00002"
    assert pedir(todo["/api/v1/fichas/{codigo}"]["GET"].Case(path_parameters={"codigo": codigo})).status_code == 410
