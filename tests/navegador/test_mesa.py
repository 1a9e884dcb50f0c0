"""The desk in a real Chromium: read and used by whoever sees badly, has a narrow screen or no scripts."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from practicas.entidades.models import Membresia
from practicas.envios.models import Envio, PlantillaDeObservacion
from tests.envios.conftest import miembro, persona
from tests.factories import EntidadFactory

from .escena import en_segunda_vuelta
from .sesion import ingresar

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mesa(pagina, live_server):
    """A specialist signed in, and a case file in its second round."""
    entidad = EntidadFactory(nombre="Municipalidad Provincial de Quillamayo", poblacion=84_000)
    editora = persona("editora", "Especialistas SGP", last_name="Uno")
    responsable = miembro("responsable", entidad, Membresia.Rol.RESPONSABLE)
    PlantillaDeObservacion.objects.get_or_create(
        titulo="Dato personal en el texto", defaults={"texto": "Quite el dato."}
    )
    pagina.envio = en_segunda_vuelta(entidad, editora, responsable)
    ingresar(pagina, editora, live_server.url)
    return pagina


def test_sin_programas_se_observa_un_campo_y_se_decide(mesa, navegador, live_server):
    contexto = navegador.new_context(base_url=live_server.url, java_script_enabled=False)
    contexto.add_cookies(mesa.context.cookies())
    sin_programas = contexto.new_page()
    sin_programas.goto(f"/mesa/envios/{mesa.envio.uuid}/")
    sin_programas.get_by_role("button", name=re.compile("Observar este campo.*qué hicieron", re.IGNORECASE)).click()
    sin_programas.get_by_label("Plantilla").select_option(label="Dato personal en el texto")
    sin_programas.get_by_role("button", name="Usar").click()
    sin_programas.get_by_role("button", name="Agregar").click()
    sin_programas.get_by_role("button", name="Observar (1 pendiente)").click()
    expect(sin_programas.get_by_role("status")).to_contain_text("Observada")
    contexto.close()


def test_las_cifras_vencidas_se_ven_en_rojo(mesa):
    Envio.objects.filter(pk=mesa.envio.pk).update(vence=date(2026, 1, 5))
    mesa.goto("/mesa/?de=todas")
    colores = mesa.locator(".cifras-mesa a").evaluate_all("(enlaces) => enlaces.map((e) => getComputedStyle(e).color)")
    assert colores == ["rgb(191, 9, 9)", "rgb(13, 16, 40)", "rgb(13, 16, 40)"]


def test_el_boton_pulsado_dice_que_se_esta_enviando(mesa):
    mesa.goto(f"/mesa/envios/{mesa.envio.uuid}/no_admitir/")
    mesa.evaluate(
        "window.addEventListener('submit', (evento) => evento.preventDefault())"
    )  # an answer that does not come
    mesa.get_by_role("button", name="No admitir").click()
    boton = mesa.get_by_role("button", name="Enviando…")
    expect(boton).to_have_css("background-color", "rgb(239, 236, 228)")
    expect(boton).to_be_enabled()
