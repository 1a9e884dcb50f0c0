"""An editor's day in the admin, in a real Chromium: from an empty form to the second version of a practice."""

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from practicas.cuentas import roles
from practicas.cuentas.models import Usuario
from practicas.cuentas.servicios import crear_grupos
from practicas.fichas.models import Practica
from tests.factories import EntidadFactory, termino

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]

CLAVE = "clave-de-prueba-larga"


@pytest.fixture
def editora(pagina):
    crear_grupos()
    usuaria = Usuario.objects.create_user("editora@sgp.example", CLAVE, first_name="Ana")
    usuaria.groups.add(Group.objects.get(name=roles.ESPECIALISTAS))
    termino("tema", "tramites", nombre="Trámites y licencias")
    termino("tema", "atencion", nombre="Atención y reclamos")
    EntidadFactory(codigo="211104", nombre="Municipalidad Provincial de Melgar", ubigeo="2108")
    pagina.goto("/cms/login/")
    pagina.fill("[name=username]", usuaria.email)
    pagina.fill("[name=password]", CLAVE)
    pagina.get_by_role("button", name="Iniciar sesión").click()
    return pagina


def pestana(pagina, nombre):
    pagina.get_by_role("tab", name=re.compile(f"^{nombre}")).click()


def anadir(pagina, relacion, fila, **campos):
    pagina.locator(f"#id_{relacion}-ADD").click()
    for campo, valor in campos.items():
        control = pagina.locator(f"#id_{relacion}-{fila}-{campo}")
        if control.evaluate("e => e.tagName") == "SELECT":
            control.select_option(label=valor)
        else:
            control.fill(valor)


def elegir_entidad(pagina, texto):
    pagina.get_by_role("button", name="Elegir entidad").first.click()
    pagina.get_by_placeholder("Escriba parte del nombre").fill(texto)
    pagina.get_by_role("link", name=re.compile(texto)).click()


def escribir_lo_breve(pagina):
    pagina.get_by_label("Título").first.fill("La licencia sale en tres días")
    pagina.get_by_label("Resumen").fill("Un formato único y una sola ventanilla bajaron el plazo de 23 a 3 días.")
    elegir_entidad(pagina, "Melgar")
    pagina.locator("#id_problema").fill("El trámite pasaba por siete escritorios.")
    pagina.locator("#id_solucion").fill("Juntaron los siete escritorios en uno.")
    pagina.locator("#id_que_no_funciono").fill("El primer formato tenía cuatro páginas.")
    pagina.locator("#id_costo").fill("38 400,50")
    pagina.locator("#id_duracion").fill("7")
    pagina.get_by_label("Trámites y licencias").check()
    pagina.locator("#id_ubigeo").fill("Melgar, Puno")
    pagina.locator("#id_contacto_correo").fill("mesadepartes@melgar.example")


def escribir_resultados(pagina):
    pestana(pagina, "Resultados")
    plazo = {"nombre": "Plazo de la licencia", "unidad": "días hábiles", "sentido": "Mejor si baja"}
    anadir(
        pagina, "indicadores", 0, **plazo, linea_base="23", linea_base_fecha="12/2021", logro="3", logro_fecha="2023"
    )
    formales = {"nombre": "Negocios con licencia", "unidad": "negocios", "sentido": "Mejor si sube"}
    anadir(pagina, "indicadores", 1, **formales, logro="1,234.5", logro_fecha="31/12/2023")
    anadir(pagina, "evidencias", 0, titulo="Reporte del sistema", enlace="https://melgar.example/reporte.pdf")
    pagina.get_by_label("Indicador 2: Negocios con licencia").check()


def escribir_condiciones(pagina):
    pestana(pagina, "Para replicarla")
    for fila, (descripcion, tipo) in enumerate(
        [
            ("Ordenanza que fija el plazo", "Norma"),
            ("Una persona a tiempo completo", "Personal"),
            ("Acuerdo", "Voluntad"),
        ]
    ):
        anadir(pagina, "condiciones", fila, descripcion=descripcion, tipo=tipo)


def accion(pagina, nombre):
    pagina.locator("footer").get_by_role("button", name="Acciones").or_(
        pagina.locator("footer [data-w-dropdown-target='toggle']")
    ).first.click()
    pagina.get_by_role("button", name=nombre).click()


def test_una_editora_crea_publica_corrige_compara_y_publica(editora, tmp_path):
    pagina = editora
    pagina.goto("/cms/fichas/practicas/add/")
    escribir_lo_breve(pagina)
    escribir_resultados(pagina)
    escribir_condiciones(pagina)
    expect(pagina.get_by_text("Guardado").first).to_be_visible(timeout=15_000)

    ficha = Practica.objects.get()
    assert not ficha.live
    assert ficha.revisions.count() == 1
    assert ficha.indicadores.count() == 2
