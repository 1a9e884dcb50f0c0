"""Evidence goes up with its progress told, in a real Chromium; what is refused loses nothing that was typed."""

import pytest
from playwright.sync_api import expect

from practicas.cuentas.models import Usuario
from practicas.entidades.models import Membresia
from practicas.envios.estados import Estado
from tests.factories import EntidadFactory, PracticaFactory, envio_en

from .sesion import ingresar

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def envio(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return envio_en(Estado.BORRADOR, PracticaFactory(breve=True, entidad=EntidadFactory()))


@pytest.fixture
def redactora(pagina, envio, live_server):
    usuaria = Usuario.objects.create_user("redactora@yachay.example", "clave-de-prueba")
    Membresia.objects.create(usuario=usuaria, entidad=envio.entidad, rol="redactor")
    ingresar(pagina, usuaria, live_server.url)
    expect.set_options(timeout=15_000)
    return pagina


def test_la_evidencia_se_sube_y_la_rechazada_no_pierde_lo_escrito(redactora, envio):
    fallas = []
    redactora.context.on("weberror", lambda falla: fallas.append(str(falla.error)))
    redactora.goto(f"/mi-entidad/envios/{envio.uuid}/evidencias/")
    redactora.get_by_label("Título").fill("Acta de la sesión")
    elegir(redactora, "acta.pdf", b"<html><script>alert(1)</script>")
    expect(redactora.get_by_role("link", name="El contenido no es de un archivo «.pdf»")).to_be_visible()
    expect(redactora.get_by_label("Título")).to_have_value("Acta de la sesión")

    elegir(redactora, "acta.pdf", b"%PDF-1.7\n%%EOF")
    expect(redactora.get_by_text("Se agregó «Acta de la sesión».")).to_be_visible()
    expect(redactora.get_by_role("heading", name="1 en la ficha")).to_be_visible()
    redactora.get_by_role("button", name="Quitar").click()
    expect(redactora.get_by_role("heading", name="Todavía no hay evidencia")).to_be_visible()
    assert not fallas


def elegir(pagina, nombre: str, contenido: bytes) -> None:
    pagina.get_by_label("Archivo").set_input_files({"name": nombre, "mimeType": "application/pdf", "buffer": contenido})
    pagina.get_by_role("button", name="Agregar", exact=True).click()
