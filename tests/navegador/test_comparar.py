"""Comparing and writing from a ficha in a real Chromium, at both widths and without scripts; and what comes out on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory

from .axe import faltas

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def portal(pagina, indice):
    entidad = EntidadFactory(codigo="x-una", nombre="Municipalidad Provincial de Quillamayo")
    pagina.codigos = [
        PracticaFactory(titulo="Licencia en tres días", completa=True, publicada=True, entidad=entidad).codigo,
        PracticaFactory(
            titulo="Supercalifragilisticoespialidoso" * 3, publicada=True, sin_indicador="Nadie midió."
        ).codigo,
        PracticaFactory(titulo="Licencia en la feria", completa=True, publicada=True).codigo,
        PracticaFactory(titulo="Licencia por turnos", publicada=True, costo=0).codigo,
    ]
    LeccionFactory(titulo="Licencia sin requisitos", publicada=True)
    indice()
    return pagina


def direccion(codigos) -> str:
    return f"/comparar/?{'&'.join(f'ficha={c}' for c in codigos)}"


@pytest.mark.parametrize("cuantas", [0, 1, 2, 4])
def test_axe_no_encuentra_nada_y_nada_se_desborda(portal, cuantas):
    portal.goto(direccion([*portal.codigos[:cuantas], "LA-2026-00001", "nada"]))
    assert faltas(portal) == []


@pytest.mark.parametrize("que", ["contactar", "informar-error"])
def test_los_formularios_de_una_ficha_tampoco(portal, que):
    portal.goto(f"/fichas/{portal.codigos[0]}/{que}/")
    assert faltas(portal) == []
    portal.locator("main form button").click()
    expect(portal.locator(".errores")).to_be_focused()
    assert faltas(portal) == []


def test_sin_programas_se_marcan_en_los_resultados_y_se_comparan(portal, navegador, live_server):
    contexto = navegador.new_context(base_url=live_server.url, java_script_enabled=False)
    sin_programas = contexto.new_page()
    sin_programas.goto("/buscar/?q=licencia")
    for titulo in ("Licencia en tres días", "Licencia en la feria"):
        sin_programas.get_by_role("checkbox", name=titulo).check()
    sin_programas.get_by_role("button", name="Comparar las marcadas").click()
    expect(sin_programas.get_by_role("heading", level=1)).to_have_text("2 prácticas lado a lado")
    sin_programas.get_by_role("link", name="Quitar Licencia en la feria").click()
    expect(sin_programas.get_by_text("Falta elegir otra.")).to_be_visible()
    contexto.close()


def test_el_boton_cuenta_las_marcadas(portal):
    portal.goto(f"/buscar/?q=licencia&ficha={portal.codigos[0]}")
    boton = portal.get_by_role("button", name="Comparar las marcadas")
    expect(boton).to_have_text("Comparar las marcadas (1)")
    portal.get_by_role("checkbox", name="Licencia en la feria").check()
    expect(boton).to_have_text("Comparar las marcadas (2)")


def test_lo_marcado_va_con_lo_que_se_haga_con_la_busqueda(portal):
    portal.goto("/buscar/?q=licencia")
    portal.get_by_role("checkbox", name="Licencia en la feria").check()
    portal.get_by_role("link", name="Título", exact=True).click()
    expect(portal).to_have_url(re.compile(r"orden=titulo.*ficha=BP-"))
    marcada = portal.get_by_role("checkbox", name="Licencia en la feria")
    expect(marcada).to_be_checked()
    marcada.uncheck()
    portal.get_by_role("checkbox", name="Licencia por turnos").check()
    portal.get_by_role("button", name="Aplicar filtros").click()
    expect(portal.get_by_role("checkbox", name="Licencia por turnos")).to_be_checked()
    expect(portal.get_by_role("checkbox", name="Licencia en la feria")).not_to_be_checked()


def test_de_una_ficha_se_busca_otra_y_se_comparan_con_el_teclado(portal):
    portal.goto(f"/fichas/{portal.codigos[0]}/")
    portal.get_by_role("link", name="Comparar con otra").focus()
    portal.keyboard.press("Enter")
    portal.locator("#q").fill("turnos")
    portal.keyboard.press("Enter")
    portal.get_by_role("checkbox", name="Licencia por turnos").focus()
    portal.keyboard.press("Space")
    portal.get_by_role("button", name="Comparar las marcadas (2)").focus()
    portal.keyboard.press("Enter")
    expect(portal.get_by_role("heading", level=1)).to_have_text("2 prácticas lado a lado")


def test_los_datos_para_programas_no_quebrantan_la_politica_de_contenido(portal):
    quejas = []
    portal.on("console", lambda m: quejas.append(m.text) if "Content Security Policy" in m.text else None)
    for ruta in ("/", "/buscar/", f"/fichas/{portal.codigos[0]}/", direccion(portal.codigos)):
        portal.goto(ruta)
    assert quejas == []


def test_en_papel_lo_plegado_se_abre_y_lo_de_pantalla_no_esta(portal):
    portal.goto(f"/fichas/{portal.codigos[0]}/")
    portal.emulate_media(media="print")
    for quien in ("nav[aria-label=Principal]", ".riel", ".pie", "#parecidas", ".migas"):
        assert not portal.locator(quien).first.is_visible(), quien
    expect(portal.locator(".impreso")).to_contain_text(f"{portal.codigos[0]} · Versión 1")
    direcciones = portal.evaluate(
        "[...document.querySelectorAll('.lista-piezas a[href^=http]')].map(a => getComputedStyle(a, '::after').content)"
    )
    assert direcciones
    assert all(d != "none" for d in direcciones)
    nudos = "getComputedStyle(document.querySelector('.cuerda > li'), '::before').printColorAdjust"
    assert portal.evaluate(nudos) == "exact"
    portal.goto("/como-participar/")
    expect(portal.get_by_text("Siguen publicadas, con la misma dirección.")).to_be_visible()
