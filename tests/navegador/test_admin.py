"""An editor's day in the admin, in a real Chromium: from an empty form to the second version of a practice."""

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from practicas.cuentas import roles
from practicas.cuentas.models import Usuario
from practicas.cuentas.servicios import crear_grupos
from practicas.fichas.models import Practica
from tests.factories import EntidadFactory, PracticaFactory, termino

from . import escritorio
from .escritorio import TITULO

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]

CLAVE = "clave-de-prueba-larga"
LISTA = "/cms/fichas/practicas/"


@pytest.fixture
def editora(pagina):
    """Signed in, with what she needs to write a practice; no script may fail while she works."""
    crear_grupos()
    usuaria = Usuario.objects.create_user("editora@sgp.example", CLAVE, first_name="Ana")
    usuaria.groups.add(Group.objects.get(name=roles.COORDINACION))
    termino("tema", "tramites", nombre="Trámites y licencias")
    EntidadFactory(codigo="211104", nombre="Municipalidad Provincial de Melgar", ubigeo="2108", externa=True)
    expect.set_options(timeout=15_000)  # a slow machine is not a fault
    fallas = []
    pagina.context.on("weberror", lambda falla: fallas.append(str(falla.error)))
    ingresar(pagina, usuaria)
    yield pagina
    assert not fallas


def ingresar(pagina, usuaria):
    pagina.goto("/cms/login/")
    pagina.get_by_label("Correo").fill(usuaria.email)
    pagina.get_by_label("Contraseña").fill(CLAVE)
    pagina.get_by_role("button", name="Iniciar sesión").click()
    expect(pagina.get_by_role("link", name="buenas prácticas").first).to_be_visible()


# --- The whole path ---------------------------------------------------------------------------------------------------
def test_una_editora_crea_publica_corrige_compara_y_publica(editora):
    escribir(editora)
    ver_la_previa(editora)
    ficha = publicar(editora)
    el_publico_lee(editora, ficha, TITULO, version=1)
    corregir(editora, ficha)
    el_publico_lee(editora, ficha, TITULO, version=1)
    comparar(editora, ficha)
    publicar_lo_corregido(editora, ficha)
    el_publico_lee(editora, ficha, "La licencia sale en dos días", version=2)


def escribir(pagina):
    pagina.goto(escritorio.ALTA)
    escritorio.identificar(pagina)
    escritorio.contar_lo_demas(pagina)
    escritorio.medir(pagina)
    escritorio.condicionar(pagina)
    expect(pagina.get_by_text("Guardado", exact=True).first).to_be_visible(timeout=15_000)
    ficha = Practica.objects.get()
    assert not ficha.live
    assert ficha.codigo is None
    assert (ficha.indicadores.count(), ficha.condiciones.count()) == (2, 3)
    segundo = ficha.indicadores.get(nombre="Negocios con licencia")
    assert ficha.evidencias.get().sustenta == [f"indicadores.{segundo.clave}"]


def ver_la_previa(pagina):
    al_lado = escritorio.previa_al_lado(pagina)
    expect(al_lado.get_by_role("heading", level=1)).to_have_text(TITULO)
    expect(al_lado.get_by_text("Sustenta: Negocios con licencia")).to_be_attached()
    aparte = escritorio.previa_en_pestana(pagina)
    expect(aparte.get_by_role("heading", level=1)).to_have_text(TITULO)
    expect(aparte.get_by_text("Acuerdo con rentas")).to_be_visible()
    aparte.close()


def publicar(pagina) -> Practica:
    escritorio.publicar(pagina)
    aviso = pagina.locator(".messages .success")
    expect(aviso).to_contain_text("se publicó")
    ficha = Practica.objects.get()
    assert ficha.live
    expect(aviso.get_by_role("link", name="Ver en el sitio")).to_have_attribute("href", ficha.get_absolute_url())
    return ficha


def el_publico_lee(pagina, ficha, titulo, *, version):
    pagina.goto(ficha.get_absolute_url())
    expect(pagina.get_by_role("heading", level=1)).to_have_text(titulo)
    expect(pagina.locator("main").get_by_text(f"Versión {version}, ")).to_be_visible()
    expect(pagina.get_by_text("Sustenta: Negocios con licencia")).to_be_visible()
    condiciones = pagina.locator("table", has=pagina.get_by_text("¿Es indispensable?")).locator("tbody tr")
    expect(condiciones).to_have_count(3 if version == 1 else 2)


def corregir(pagina, ficha):
    """A title, a figure and a condition less; the row that the public reads stays as it was."""
    pagina.goto(f"{LISTA}edit/{ficha.pk}/")
    pagina.locator("#id_titulo").fill("La licencia sale en dos días")
    escritorio.pestana(pagina, "Resultados")
    pagina.locator("#id_indicadores-0-logro").fill("2")
    escritorio.pestana(pagina, "Para replicarla")
    pagina.locator("#inline_child_condiciones-2").get_by_role("button", name="Eliminar").click()
    escritorio.guardar_borrador(pagina)
    assert Practica.objects.get(titulo=TITULO, has_unpublished_changes=True).condiciones.count() == 3


def comparar(pagina, ficha):
    pagina.goto(f"{LISTA}history/{ficha.pk}/")
    pagina.locator("main table").get_by_role("button", name="Acciones").first.click()
    pagina.get_by_role("link", name="Comparar con versión previa").click()
    cambios = pagina.locator("td.comparison")
    expect(cambios).to_have_count(3)
    expect(cambios.nth(0).locator(".deletion")).to_have_text("tres días")
    expect(cambios.nth(0).locator(".addition")).to_have_text("dos días")
    expect(cambios.nth(1).locator("dd", has=pagina.locator(".addition"))).to_have_text("32")
    expect(cambios.nth(2).locator(".comparison__child-object.deletion")).to_contain_text("Acuerdo con rentas")


def publicar_lo_corregido(pagina, ficha):
    pagina.goto(f"{LISTA}edit/{ficha.pk}/")
    escritorio.publicar(pagina)
    expect(pagina.locator(".messages .success")).to_contain_text("se publicó")
    assert Practica.objects.get().numero_de_version() == 2


# --- What goes wrong --------------------------------------------------------------------------------------------------
def test_lo_que_falta_se_dice_y_lo_escrito_se_conserva(editora):
    editora.goto(escritorio.ALTA)
    escritorio.identificar(editora)
    escritorio.publicar(editora)
    aviso = editora.locator(".messages .error")
    expect(aviso).to_contain_text("no se publicó")
    expect(aviso.get_by_role("listitem").filter(has_text="Ponga un resultado con su cifra")).to_be_visible()
    expect(editora.locator("#id_titulo")).to_have_value(TITULO)
    assert not Practica.objects.get().live


def test_una_cifra_mal_escrita_se_explica_junto_a_su_campo(editora):
    editora.goto(escritorio.ALTA)
    escritorio.identificar(editora)
    editora.locator("#id_costo").fill("mil soles")
    editora.get_by_role("button", name="Guardar borrador").click()
    expect(editora.locator("#panel-child-en_breve-costo-errors, [id*=costo][id$=errors]").first).to_contain_text(
        "«mil soles» no es una cifra"
    )
    expect(editora.locator("#id_costo")).to_have_value("mil soles")


def test_un_borrador_sin_codigo_no_dice_none(editora):
    ficha = PracticaFactory()
    editora.goto(f"{LISTA}edit/{ficha.pk}/")
    escritorio.pestana(editora, "Origen y publicación")
    expect(editora.get_by_text("Se da al publicarla").first).to_be_visible()
    expect(editora.get_by_role("link", name=re.compile("Ver en el sitio"))).to_have_count(0)
