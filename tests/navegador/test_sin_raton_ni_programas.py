"""The paths that matter walked twice: by keyboard alone, reaching each thing with Tab, and with scripts turned off."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from practicas.envios.estados import Estado
from practicas.evaluaciones.models import Asignacion
from tests.envios.conftest import elenco  # noqa: F401
from tests.evaluaciones.conftest import sala  # noqa: F401
from tests.factories import EntidadFactory, PracticaFactory, TerminoFactory, envio_en, termino

from .escena import observado
from .sesion import ingresar
from .test_escribir import dejar_de_escribir

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]
LEJOS = 400  # steps of Tab: nobody goes further


class Teclado:
    """No mouse: what Tab does not reach cannot be used."""

    def __init__(self, pagina: Page):
        self.pagina = pagina

    def ir(self, cosa: Locator) -> None:
        expect(cosa).to_be_attached()
        for _ in range(LEJOS):
            if cosa.evaluate("e => e === document.activeElement"):
                return
            self.pagina.keyboard.press("Tab")
        raise AssertionError(f"Tab no llega a {cosa}")

    def pulsar(self, cosa: Locator) -> None:
        self.ir(cosa)
        self.pagina.keyboard.press("Enter")

    def marcar(self, cosa: Locator) -> None:
        self.ir(cosa)
        self.pagina.keyboard.press("Space")

    def escribir(self, cosa: Locator, texto: str) -> None:
        self.ir(cosa)
        self.pagina.keyboard.press("Control+a")
        self.pagina.keyboard.type(texto)

    def elegir(self, grupo: Locator, valor: int) -> None:
        """In a group of radios, only one of which Tab reaches."""
        self.ir(grupo.first)
        self.pagina.keyboard.press("Space")
        while not grupo.and_(self.pagina.locator(f"[value='{valor}']")).is_checked():
            self.pagina.keyboard.press("ArrowRight")


class SinProgramas:
    """A mouse, and no scripts."""

    def __init__(self, pagina: Page):
        self.pagina = pagina

    def pulsar(self, cosa: Locator) -> None:
        cosa.click()

    def marcar(self, cosa: Locator) -> None:
        cosa.check()

    def escribir(self, cosa: Locator, texto: str) -> None:
        cosa.fill(texto)

    def elegir(self, grupo: Locator, valor: int) -> None:
        grupo.and_(self.pagina.locator(f"[value='{valor}']")).check()


@pytest.fixture(params=[Teclado, SinProgramas])
def mano(request, pagina, navegador, live_server, indice):
    expect.set_options(timeout=15_000)
    if request.param is Teclado:
        yield Teclado(pagina)
        dejar_de_escribir(pagina)
        return
    contexto = navegador.new_context(base_url=live_server.url, java_script_enabled=False)
    yield SinProgramas(contexto.new_page())
    contexto.close()


def test_se_busca_con_tres_filtros_se_pasa_de_pagina_y_se_lee_una_ficha(mano, indice):
    entidad = EntidadFactory(ubigeo="2108")
    terminos = {
        "temas": [TerminoFactory(codigo="tramites", nombre="Trámites")],
        "pilares": [termino("pilar", "p3", nombre="Procesos")],
    }
    for n in range(21):
        PracticaFactory(titulo=f"Licencia número {n}", entidad=entidad, ubigeo="2108", completa=not n, terminos=terminos, publicada=True)  # fmt: skip
    indice()
    pagina = mano.pagina
    pagina.goto("/")
    mano.escribir(pagina.get_by_label("Buscar", exact=False).first, "licencia número")
    pagina.keyboard.press("Enter")
    for filtro in ("Trámites", "Puno"):
        mano.marcar(pagina.get_by_role("checkbox", name=re.compile(filtro)).first)
        mano.pulsar(pagina.get_by_role("button", name="Aplicar filtros"))
        expect(pagina.get_by_role("link", name=re.compile(f"Quitar filtro .*{filtro}"))).to_be_visible()
    mano.escribir(pagina.get_by_label("Desde"), "2000")
    mano.pulsar(pagina.get_by_role("button", name="Aplicar filtros"))
    expect(pagina.get_by_role("link", name=re.compile("Quitar filtro"))).to_have_count(3)
    mano.pulsar(pagina.get_by_role("link", name="Siguiente"))
    expect(pagina.get_by_text("21 a 21 de 21")).to_be_visible()
    mano.pulsar(pagina.get_by_role("article").get_by_role("link").first)
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Licencia número")
    mano.pulsar(pagina.get_by_role("link", name="Qué no funcionó").first)
    expect(pagina.get_by_role("heading", name="Qué no funcionó")).to_be_in_viewport()


def test_se_completa_y_se_envia_un_borrador(mano, elenco, live_server):  # noqa: F811
    envio = envio_en(Estado.BORRADOR, PracticaFactory(breve=True, que_no_funciono="", entidad=elenco.entidad))
    pagina = mano.pagina
    ingresar(pagina, elenco.redactora, live_server.url)
    pagina.goto("/mi-entidad/")
    mano.pulsar(pagina.get_by_role("link", name=envio.titulo).first)
    mano.pulsar(pagina.get_by_role("link", name=re.compile("escribi", re.IGNORECASE)).first)
    mano.pulsar(pagina.get_by_role("button", name="Enviar al visado"))
    mano.pulsar(pagina.get_by_role("link", name=re.compile("Cuente qué no funcionó")))
    mano.escribir(pagina.get_by_label("Qué no funcionó", exact=True), "El primer formato tenía cuatro páginas.")
    mano.pulsar(pagina.get_by_role("button", name="Enviar al visado"))
    mano.pulsar(pagina.locator("main").get_by_role("button", name="Enviar", exact=True))
    expect(pagina.get_by_role("heading", name="En visado de la entidad", exact=True)).to_be_visible()


def test_se_responde_una_observacion(mano, elenco, live_server):  # noqa: F811
    envio = observado(elenco.entidad, elenco.editora)
    pagina = mano.pagina
    ingresar(pagina, elenco.redactora, live_server.url)
    pagina.goto(envio.get_absolute_url())
    mano.pulsar(pagina.get_by_role("link", name="Responder la observación 1").first)
    mano.escribir(pagina.get_by_label("Su respuesta"), "Desde 2021: ya lo dice.")
    mano.pulsar(pagina.get_by_role("button", name="Guardar la respuesta"))
    expect(pagina.get_by_text("Desde 2021: ya lo dice.").first).to_be_visible()


def test_se_califica(mano, sala, live_server):  # noqa: F811
    sala.empezar()
    suya = sala.declarar_todos()[0]
    pagina = mano.pagina
    ingresar(pagina, suya.evaluador, live_server.url)
    pagina.goto("/evaluacion/")
    mano.pulsar(pagina.get_by_role("link", name=suya.evaluacion.envio.titulo))
    for criterio in sala.rubrica.criterios.all():
        mano.elegir(pagina.locator(f"[name=valor-{criterio.codigo}]"), 1 if criterio.es_excluyente else 3)
    mano.pulsar(pagina.get_by_role("button", name="Enviar evaluación"))
    expect(pagina.get_by_text("Evaluación enviada.")).to_be_visible()
    assert Asignacion.objects.get(pk=suya.pk).estado == Asignacion.Estado.ENVIADA
