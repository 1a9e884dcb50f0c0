"""The public pages in a real Chromium: whoever sees badly, has a narrow screen, no mouse or no scripts can use them."""

import pytest
from playwright.sync_api import expect

from busqueda import indexacion
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, TerminoFactory, termino

from .axe import faltas, violaciones

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def portal(pagina, indice):
    """The site with a practice, a lesson and a theme."""
    EntidadFactory(codigo="x-una", nombre="Municipalidad Provincial de Quillamayo")
    TerminoFactory(codigo="tema-1", nombre="Trámites y licencias")
    PracticaFactory(titulo="Licencia en tres días", completa=True, publicada=True)
    LeccionFactory(completa=True, publicada=True)
    indice()
    return pagina


# --- Paths ------------------------------------------------------------------------------------------------------------
def test_con_el_teclado_se_salta_el_menu_se_busca_y_se_abre_una_ficha(portal):
    portal.goto("/")
    portal.keyboard.press("Tab")
    expect(portal.get_by_role("link", name="Ir al contenido")).to_be_focused()
    portal.keyboard.press("Enter")
    portal.keyboard.press("Tab")
    portal.keyboard.type("licencia")
    portal.keyboard.press("Enter")
    expect(portal.get_by_role("heading", level=1)).to_contain_text("ficha")
    portal.get_by_role("link", name="Licencia en tres días").focus()
    portal.keyboard.press("Enter")
    expect(portal.get_by_role("heading", level=1)).to_have_text("Licencia en tres días")


def test_con_el_teclado_se_saltan_los_filtros(portal):
    portal.goto("/buscar/?q=licencia")
    salto = portal.get_by_role("link", name="Saltar los filtros")
    salto.focus()
    expect(salto).to_be_in_viewport()
    portal.keyboard.press("Enter")
    portal.keyboard.press("Tab")
    expect(portal.locator("#resultados :focus")).to_be_visible()


def test_sin_programas_se_filtra_y_se_quita_el_filtro(portal, navegador, live_server):
    contexto = navegador.new_context(base_url=live_server.url, java_script_enabled=False)
    sin_programas = contexto.new_page()
    sin_programas.goto("/buscar/?q=licencia")
    sin_programas.get_by_role("checkbox", name="Trámites y licencias").first.check()
    sin_programas.get_by_role("button", name="Aplicar filtros").click()
    chip = sin_programas.get_by_role("link", name="Quitar filtro Tema: Trámites y licencias")
    expect(chip).to_be_visible()
    chip.click()
    expect(sin_programas).to_have_url(f"{live_server.url}/buscar/?q=licencia")
    contexto.close()


def test_en_el_telefono_el_menu_y_los_filtros_se_despliegan(portal):
    portal.set_viewport_size({"width": 360, "height": 800})
    portal.goto("/buscar/")
    temas = portal.get_by_role("navigation", name="Principal").get_by_role("link", name="Temas")
    expect(temas).to_be_hidden()
    portal.get_by_text("Menú", exact=True).click()
    expect(temas).to_be_visible()
    expect(portal.get_by_role("button", name="Aplicar filtros")).to_be_hidden()
    portal.get_by_text("Filtrar resultados").click()
    expect(portal.get_by_role("button", name="Aplicar filtros")).to_be_visible()


def test_el_buscador_ofrece_y_se_elige_con_el_teclado(portal):
    portal.goto("/")
    portal.locator("#q").press_sequentially("licencia")
    opcion = portal.get_by_role("option", name="Licencia en tres días")
    expect(opcion).to_be_visible()
    portal.keyboard.press("Escape")
    expect(opcion).to_be_hidden()
    portal.locator("#q").press_sequentially("s")
    portal.keyboard.press("Backspace")
    expect(opcion).to_be_visible()
    while portal.locator("[role=option][aria-selected=true]").filter(has_text="tres días").count() == 0:
        portal.keyboard.press("ArrowDown")
    assert violaciones(portal) == []
    portal.keyboard.press("Enter")
    expect(portal.get_by_role("heading", level=1)).to_have_text("Licencia en tres días")


def test_lo_que_ofrece_el_buscador_es_texto_y_nada_se_ejecuta(portal):
    ajeno = """<script>alert(1)</script>"><img src=x onerror=alert(1)>"""
    termino("tema", "ajeno", nombre=f"Ajeno {ajeno}")
    PracticaFactory(titulo=f"Ajeno {ajeno}", publicada=True)
    indexacion.ponerse_al_dia()
    avisos = []
    portal.on("dialog", lambda aviso: (avisos.append(aviso.message), aviso.dismiss()))
    portal.goto("/")
    portal.locator("#q").press_sequentially("ajeno script")
    opciones = portal.get_by_role("option").filter(has_text=f"Ajeno {ajeno}")
    expect(opciones).to_have_count(2)
    assert portal.locator(".sugerencias :is(script, img)").count() == 0
    portal.keyboard.press("Enter")
    expect(portal.locator("article").filter(has_text=f"Ajeno {ajeno}")).to_be_visible()
    assert avisos == []


def test_un_pedido_con_errores_los_explica_y_se_corrige_sin_programas(portal, navegador, live_server):
    contexto = navegador.new_context(base_url=live_server.url, java_script_enabled=False)
    sin_programas = contexto.new_page()
    sin_programas.goto("/solicitudes/")
    sin_programas.get_by_label("Correo").fill("pide@muni.example")
    sin_programas.get_by_role("button", name="Enviar el pedido").click()
    expect(sin_programas.get_by_role("group", name="Falta 1 cosa para enviar")).to_be_focused()
    sin_programas.get_by_role("link", name="Escriba qué necesita resolver").click()
    expect(sin_programas.get_by_label("¿Qué necesita resolver?")).to_be_focused()
    expect(sin_programas.get_by_label("Correo")).to_have_value("pide@muni.example")
    sin_programas.keyboard.type("camal municipal")
    sin_programas.keyboard.press("Enter")
    expect(sin_programas.get_by_role("heading", level=1)).to_have_text("Recibimos su pedido")
    contexto.close()


def test_axe_no_encuentra_nada_en_un_pedido_con_errores(portal):
    portal.goto("/solicitudes/")
    portal.get_by_label("Correo").fill("pide")
    portal.get_by_role("button", name="Enviar el pedido").click()
    expect(portal.get_by_role("group", name="Faltan 2 cosas para enviar")).to_be_visible()
    assert not faltas(portal)
