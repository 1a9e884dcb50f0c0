"""The rubric in a real Chromium: done with the keyboard, saved by itself, read by who sees badly, on a narrow screen, without scripts."""

import pytest
from playwright.sync_api import expect

from practicas.evaluaciones.models import Asignacion
from tests.envios.conftest import elenco  # noqa: F401
from tests.evaluaciones.conftest import sala, todos  # noqa: F401

from .sesion import ingresar

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def suya(sala):  # noqa: F811
    expect.set_options(timeout=15_000)  # a slow machine is not a fault
    sala.empezar()
    return sala.declarar_todos()[0]


def test_se_califica_y_se_envia_solo_con_el_teclado(pagina, live_server, sala, suya):  # noqa: F811
    ingresar(pagina, suya.evaluador, live_server.url)
    pagina.goto(suya.get_absolute_url())
    for codigo, puesto in todos(sala.rubrica, 3).items():
        pagina.locator(f"#valor-{codigo}").focus()
        pagina.keyboard.press("Space")
        for _ in range(puesto.valor if puesto.valor > 1 else 0):
            pagina.keyboard.press("ArrowRight")
    expect(pagina.locator("[data-puntaje]")).to_have_text("75")
    expect(pagina.locator("[data-guardado]")).to_contain_text("Guardado a las")
    assert len(suya.valores()) == 10

    pagina.get_by_role("button", name="Enviar evaluación").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_text("Evaluación enviada.")).to_be_visible()
    assert Asignacion.objects.get(pk=suya.pk).estado == Asignacion.Estado.ENVIADA


def test_lo_escrito_se_guarda_solo_y_al_volver_sigue(pagina, live_server, suya):
    ingresar(pagina, suya.evaluador, live_server.url)
    pagina.goto(suya.get_absolute_url())
    pagina.locator("#porque-equidad").fill("Falta ver a quiénes no llegó.")
    expect(pagina.locator("[data-guardado]")).to_contain_text("Guardado a las")
    pagina.goto("/evaluacion/")
    pagina.goto(suya.get_absolute_url())
    expect(pagina.locator("#porque-equidad")).to_have_value("Falta ver a quiénes no llegó.")


def test_el_riel_muestra_la_evidencia_del_criterio_en_que_se_esta(pagina, live_server, suya):
    ingresar(pagina, suya.evaluador, live_server.url)
    pagina.goto(suya.get_absolute_url())
    pagina.locator("#porque-evidencia").focus()
    expect(pagina.locator("[data-evidencia]:visible")).to_have_count(1)
    expect(pagina.locator("[data-evidencia=evidencia]")).to_contain_text("Reporte")


def test_sin_conexion_lo_dice_y_al_volver_se_guarda(pagina, live_server, suya):
    ingresar(pagina, suya.evaluador, live_server.url)
    pagina.goto(suya.get_absolute_url())
    pagina.context.set_offline(True)
    pagina.locator("#porque-equidad").fill("Sin señal.")
    expect(pagina.locator("[data-guardado]")).to_contain_text("Sin conexión")
    pagina.context.set_offline(False)
    expect(pagina.locator("[data-guardado]")).to_contain_text("Guardado a las", timeout=20_000)
    assert suya.calificaciones.get(criterio__codigo="equidad").porque == "Sin señal."


def test_con_la_sesion_terminada_lo_dice_y_al_ingresar_se_guarda(pagina, live_server, suya):
    ingresar(pagina, suya.evaluador, live_server.url)
    pagina.goto(suya.get_absolute_url())
    pagina.context.clear_cookies()
    pagina.locator("#porque-equidad").fill("Sin sesión.")
    expect(pagina.locator("[data-guardado]")).to_contain_text("Su sesión terminó")
    ingresar(pagina, suya.evaluador, live_server.url)
    pagina.context.new_page().goto("/evaluacion/")
    expect(pagina.locator("[data-guardado]")).to_contain_text("Guardado a las", timeout=40_000)
    assert suya.calificaciones.get(criterio__codigo="equidad").porque == "Sin sesión."
