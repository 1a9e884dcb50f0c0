"""Writing in a real Chromium: a browser that dies, two tabs, no network, no scripts, and nothing that axe objects to."""

import pytest
from playwright.sync_api import expect

from practicas.entidades.models import Membresia
from practicas.envios import servicios
from practicas.envios.models import Envio
from tests.envios.conftest import miembro
from tests.factories import EntidadFactory, PracticaFactory

from .sesion import ingresar

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]
PERDIDA_MAXIMA = 10_000  # ms of writing


@pytest.fixture
def redactora(pagina, live_server):
    """Signed in, before the draft of a ficha breve."""
    expect.set_options(timeout=20_000)
    entidad = EntidadFactory()
    pagina.usuaria = miembro("redactora", entidad, Membresia.Rol.REDACTOR)
    pagina.responsable = miembro("responsable", entidad, Membresia.Rol.RESPONSABLE)
    pagina.envio = Envio.objects.de_ficha(PracticaFactory(breve=True, entidad=entidad)).get()
    pagina.escribir = f"/mi-entidad/envios/{pagina.envio.uuid}/escribir/"
    ingresar(pagina, pagina.usuaria, live_server.url)
    yield pagina
    if not pagina.is_closed():
        dejar_de_escribir(pagina)


def dejar_de_escribir(pagina):
    """What was being kept is kept before the tables are emptied for the next test."""
    for pestana in pagina.context.pages:
        pestana.goto("/salud/")
        pestana.wait_for_load_state("networkidle")
    pagina.wait_for_timeout(1000)


def en_otra_pestana(redactora):
    """The same draft, open in both."""
    segunda = redactora.context.new_page()
    for pestana in (redactora, segunda):
        pestana.goto(redactora.escribir)
    return segunda


def test_si_el_navegador_muere_se_pierden_diez_segundos_a_lo_mas(redactora, navegador, live_server):
    redactora.goto(redactora.escribir)
    redactora.locator("#id_problema").fill("El camión no sube a la parte alta.")
    redactora.wait_for_timeout(PERDIDA_MAXIMA)
    redactora.context.close()  # with no time to say goodbye

    otro = navegador.new_context(base_url=live_server.url)
    otra_pagina = otro.new_page()
    ingresar(otra_pagina, redactora.usuaria, live_server.url)
    otra_pagina.goto(redactora.escribir)
    expect(otra_pagina.locator("#id_problema")).to_have_value("El camión no sube a la parte alta.")
    otro.close()


def test_escribir_sin_pausa_tambien_guarda(redactora):
    redactora.goto(redactora.escribir)
    redactora.locator("#id_problema").fill("")
    for _ in range(50):
        redactora.locator("#id_problema").press_sequentially("palabra ")
        redactora.wait_for_timeout(200)
        if "palabra" in redactora.envio.texto.problema:
            break
    assert "palabra" in redactora.envio.texto.problema


def test_lo_que_se_escribe_antes_de_que_llegue_el_programa_tambien_se_guarda(redactora):
    redactora.route("**/escribir*.js", lambda ruta: ruta.abort())
    redactora.goto(redactora.escribir)
    redactora.locator("#id_problema").fill("Escrito enseguida.")
    programa = redactora.locator("script[src*=escribir]").get_attribute("src")
    redactora.unroute("**/escribir*.js")
    redactora.add_script_tag(url=programa)
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")
    assert redactora.envio.texto.problema == "Escrito enseguida."


def test_abrir_la_pagina_no_guarda_nada(redactora):
    guardados = []
    redactora.on("request", lambda pedido: guardados.append(pedido.url) if pedido.method == "POST" else None)
    redactora.goto(redactora.escribir)
    redactora.wait_for_timeout(3000)
    assert guardados == []


def test_en_dos_pestanas_la_segunda_lo_sabe_y_nada_se_pisa(redactora):
    segunda = en_otra_pestana(redactora)
    redactora.locator("#id_problema").fill("Lo de la primera.")
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")
    segunda.locator("#id_problema").fill("Lo de la segunda.")
    expect(segunda.locator(".choque")).to_contain_text("Lo de la primera.")
    assert redactora.envio.texto.problema == "Lo de la primera."
    expect(segunda.locator("#id_problema")).to_have_value("Lo de la segunda.")

    segunda.locator(".choque input[type=checkbox]").check()
    expect(segunda.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")
    assert redactora.envio.texto.problema == "Lo de la segunda."


def test_sin_red_lo_escrito_sigue_y_se_reintenta(redactora):
    redactora.goto(redactora.escribir)
    redactora.context.set_offline(True)
    redactora.locator("#id_problema").fill("Escrito sin red.")
    expect(redactora.locator("#guardado")).to_contain_text("Sin conexión")
    redactora.context.set_offline(False)
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")
    assert redactora.envio.texto.problema == "Escrito sin red."


def test_con_la_sesion_terminada_lo_dice_y_al_ingresar_se_guarda(redactora, live_server):
    redactora.goto(redactora.escribir)
    redactora.context.clear_cookies()
    redactora.locator("#id_problema").fill("Escrito sin sesión.")
    expect(redactora.locator("#guardado")).to_contain_text("Su sesión terminó")
    ingresar(redactora, redactora.usuaria, live_server.url)
    redactora.context.new_page().goto("/mi-entidad/")  # the token of the forms is another one
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las", timeout=40_000)
    assert redactora.envio.texto.problema == "Escrito sin sesión."


def test_si_el_servidor_falla_no_dice_que_no_hay_conexion(redactora):
    redactora.goto(redactora.escribir)
    redactora.route("**/guardar/", lambda ruta: ruta.fulfill(status=500))
    redactora.locator("#id_problema").fill("Escrito en mal momento.")
    expect(redactora.locator("#guardado")).to_contain_text("El servidor no lo guardó")
    redactora.unroute("**/guardar/")
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")


def test_si_otra_persona_la_envio_dice_que_ya_no_se_puede_escribir(redactora):
    redactora.goto(redactora.escribir)
    servicios.enviar(envio=redactora.envio, usuario=redactora.usuaria)
    redactora.locator("#id_problema").fill("Escrito tarde.")
    expect(redactora.locator("#guardado")).to_contain_text("Ya no se puede escribir")


def test_una_cifra_que_no_se_entiende_se_dice_junto_a_su_campo(redactora):
    redactora.goto(redactora.escribir)
    redactora.locator("#id_costo").fill("mucho")
    expect(redactora.locator("#id_costo_error")).to_be_visible()
    expect(redactora.locator("#id_costo")).to_have_value("mucho")


def test_se_agregan_filas_y_cada_una_es_una(redactora):
    redactora.goto(redactora.escribir)
    for n in range(2):
        redactora.locator(f"#id_indicadores-{n}-nombre").fill(f"Indicador {n}")
        redactora.locator(f"#id_indicadores-{n}-unidad").fill("días")
        redactora.get_by_role("button", name="Agregar indicador").click()
    for _ in range(100):  # it may be kept in two goes
        if redactora.envio.texto.indicadores.count() == 2:
            break
        redactora.wait_for_timeout(200)
    assert [i.nombre for i in redactora.envio.texto.indicadores.all()] == ["Indicador 0", "Indicador 1"]


def test_el_cordel_dice_en_que_seccion_se_esta(redactora):
    actual = redactora.locator(".faltantes [aria-current]")
    redactora.goto(redactora.escribir)
    expect(actual).to_have_text("Lo esencial")
    redactora.locator("#id_que_no_funciono").fill("Se intentó con un silbato.")
    expect(actual).to_have_text("Qué no funcionó")
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text(
        "Guardado a las"
    )  # which draws the list again
    expect(actual).to_have_text("Qué no funcionó")
    redactora.evaluate("scrollTo(0, 0)")
    expect(actual).to_have_text("Lo esencial")


def pendientes(pagina) -> dict:
    return {"choque": pagina.locator(".choque").count(), "problema": pagina.envio.texto.problema}


def test_volver_atras_no_choca_con_uno_mismo(redactora):
    redactora.goto(redactora.escribir)
    redactora.locator("#id_problema").fill("Escrito primero.")
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")
    redactora.locator("#id_problema").fill("Escrito después.")
    redactora.get_by_role("link", name="Ver como se publicará").click()
    redactora.wait_for_url(lambda direccion: "escribir" not in direccion)
    redactora.go_back()
    expect(redactora.locator("#id_problema")).to_have_value("Escrito después.")
    redactora.locator("#id_problema").fill("Escrito al volver.")
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")
    assert pendientes(redactora) == {"choque": 0, "problema": "Escrito al volver."}


def test_dejar_la_pestana_y_volver_tampoco(redactora):
    ver = "estado => { Object.defineProperty(document, 'visibilityState', {value: estado, configurable: true}); document.dispatchEvent(new Event('visibilitychange')) }"
    redactora.goto(redactora.escribir)
    redactora.locator("#id_problema").fill("Escrito antes de irse.")
    redactora.evaluate(ver, "hidden")
    with redactora.expect_response("**/guardar/"):
        redactora.evaluate(ver, "visible")
    redactora.locator("#id_problema").fill("Escrito al volver.")
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")
    for _ in range(100):
        if redactora.envio.texto.problema == "Escrito al volver.":
            break
        redactora.wait_for_timeout(200)
    assert pendientes(redactora) == {"choque": 0, "problema": "Escrito al volver."}


def test_un_boton_con_la_sesion_terminada_no_se_lleva_lo_escrito(redactora):
    redactora.goto(redactora.escribir)
    redactora.locator("#id_problema").fill("Escrito sin sesión.")
    redactora.context.clear_cookies()
    redactora.get_by_role("button", name="Guardar y seguir después").click()
    expect(redactora.locator("#guardado")).to_contain_text("Su sesión terminó")
    expect(redactora.locator("#guardado")).to_be_in_viewport()
    expect(redactora.locator("#id_problema")).to_have_value("Escrito sin sesión.")


def test_lo_que_choca_se_ve_desde_donde_se_escribe(redactora):
    segunda = en_otra_pestana(redactora)
    redactora.locator("#id_contacto_area").fill("Gerencia de la primera")
    expect(redactora.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")
    segunda.locator("#id_contacto_area").fill("Gerencia de la segunda")
    expect(segunda.get_by_role("link", name="Ver los dos textos")).to_be_in_viewport()
    segunda.get_by_role("link", name="Ver los dos textos").click()
    expect(segunda.locator(".choque")).to_be_in_viewport()


def test_un_boton_mientras_se_guarda_espera_y_no_choca(redactora):
    redactora.goto(redactora.escribir)
    redactora.route("**/guardar/", lambda ruta: (redactora.wait_for_timeout(1500), ruta.continue_()))
    redactora.locator("#id_problema").fill("Lo primero.")
    expect(redactora.locator("#guardado")).to_contain_text("Guardando")
    redactora.locator("#id_problema").fill("Lo primero y lo segundo.")
    redactora.get_by_role("button", name="Guardar y seguir después").click()
    redactora.wait_for_url("**guardado=1")
    assert pendientes(redactora) == {"choque": 0, "problema": "Lo primero y lo segundo."}


def test_un_boton_con_algo_en_rojo_no_pregunta_si_se_quiere_salir(redactora):
    preguntas = []
    redactora.on("dialog", lambda d: (preguntas.append(d.type), d.accept()))
    redactora.goto(redactora.escribir)
    redactora.locator("#id_costo").press_sequentially("mucho")
    expect(redactora.locator("#id_costo_error")).to_be_visible()
    redactora.get_by_role("button", name="Guardar y seguir después").click()
    expect(redactora.get_by_role("heading", name="Se guardó todo menos esto")).to_be_visible()
    assert preguntas == []


def test_a_quien_se_va_con_algo_en_rojo_se_le_pregunta(redactora):
    preguntas = []
    redactora.on("dialog", lambda d: (preguntas.append(d.type), d.accept()))
    redactora.goto(redactora.escribir)
    redactora.locator("#id_costo").press_sequentially("mucho")
    expect(redactora.locator("#id_costo_error")).to_be_visible()
    redactora.get_by_role("link", name="Ver como se publicará").click()
    redactora.wait_for_url(lambda direccion: "escribir" not in direccion)
    assert preguntas == ["beforeunload"]
