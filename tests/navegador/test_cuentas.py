"""The pages of the account in a real Chromium: with the keyboard alone, without scripts, and nothing that axe objects to."""

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from practicas.cuentas import roles
from practicas.cuentas.models import Usuario
from practicas.cuentas.servicios import crear_grupos
from practicas.entidades import servicios
from practicas.entidades.models import Rol
from tests.cuentas.conftest import codigo
from tests.factories import EntidadFactory

from .axe import faltas

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]
CLAVE = "clave-de-prueba-larga"


@pytest.fixture
def usuaria(pagina, indice):
    crear_grupos()
    usuaria = Usuario.objects.create_user("rosa@sgp.example", CLAVE, first_name="Rosa", last_name="Quispe")
    usuaria.groups.add(Group.objects.get(name=roles.ESPECIALISTAS))
    return usuaria


def ingresar_con_el_teclado(pagina, direccion="/cuenta/ingresar/"):
    pagina.goto(direccion)
    pagina.get_by_label("Correo").focus()
    pagina.keyboard.type("rosa@sgp.example")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type(CLAVE)
    pagina.keyboard.press("Enter")


def test_se_ingresa_y_se_sale_solo_con_el_teclado(pagina, usuaria):
    ingresar_con_el_teclado(pagina)
    expect(pagina.get_by_role("link", name="Salir").first).to_be_visible()
    pagina.get_by_role("navigation", name="Principal").get_by_role("link", name="Salir").focus()
    pagina.keyboard.press("Enter")
    pagina.get_by_role("button", name="Cerrar la sesión").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("navigation", name="Principal").get_by_role("link", name="Ingresar")).to_be_visible()


def test_axe_no_encuentra_nada_con_errores(pagina, usuaria):
    EntidadFactory(nombre="Municipalidad de Melgar")
    EntidadFactory(nombre="Municipalidad de Melgar Chico")
    pagina.goto("/cuenta/ingresar/")
    pagina.get_by_label("Correo").fill("rosa@sgp.example")
    pagina.get_by_label("Contraseña").fill("no-es")
    pagina.get_by_role("button", name="Iniciar sesión").click()
    expect(pagina.get_by_role("group", name="Todavía no se envió")).to_be_focused()
    expect(pagina.get_by_label("Correo")).to_have_value("rosa@sgp.example")
    assert not faltas(pagina)
    pagina.goto("/cuenta/solicitar-acceso/?entidad=Melgar")
    pagina.get_by_role("button", name="Enviar la solicitud").click()
    expect(pagina.get_by_role("radio", name="Municipalidad de Melgar Chico")).to_be_visible()
    assert not faltas(pagina)


def test_una_invitada_crea_su_cuenta_sin_programas(pagina, usuaria, navegador, live_server):
    invitacion = servicios.invitar(
        entidad=EntidadFactory(nombre="Municipalidad de Melgar"),
        correo="ana@muni.example",
        rol=Rol.REDACTOR,
        usuario=usuaria,
    )
    contexto = navegador.new_context(base_url=live_server.url, java_script_enabled=False)
    sin_programas = contexto.new_page()
    sin_programas.goto(f"/cuenta/invitacion/{invitacion.secreto}/")
    sin_programas.get_by_label("Nombres").fill("Ana")
    sin_programas.get_by_label("Apellidos").fill("Mamani")
    sin_programas.get_by_label("Contraseña", exact=True).fill(CLAVE)
    sin_programas.get_by_label("Contraseña, otra vez").fill(CLAVE)
    sin_programas.get_by_role("button", name="Crear la cuenta y aceptar").click()
    expect(sin_programas.get_by_role("heading", level=1)).to_have_text("Mi cuenta")
    expect(sin_programas.get_by_text("Listo: ya es redactor")).to_be_visible()
    contexto.close()


def test_el_segundo_paso_se_activa_con_el_dibujo_a_la_vista(pagina, usuaria):
    quejas = []
    pagina.on("console", lambda m: quejas.append(m.text) if "Content Security Policy" in m.text else None)
    ingresar_con_el_teclado(pagina)
    expect(pagina.get_by_role("link", name="Salir").first).to_be_attached()
    pagina.goto("/cuenta/segundo-paso/activar/")
    pagina.get_by_label("Contraseña").fill(CLAVE)
    pagina.get_by_role("button", name="Continuar").click()
    dibujo = pagina.get_by_role("img", name="Código QR")
    expect(dibujo).to_be_visible()
    assert dibujo.evaluate("i => i.naturalWidth") > 0
    assert not faltas(pagina)
    secreto = re.sub(r"\s", "", pagina.locator(".clave-escrita").inner_text())
    pagina.get_by_label("Código", exact=True).fill(codigo(secreto))
    pagina.get_by_role("button", name="Activar").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Códigos de respaldo")
    assert not faltas(pagina)
    assert not quejas
