"""The whole way of a practice and of an anonymous lesson of failure, in a real Chromium, each step by the hands of whom it belongs to."""

import re

import pytest
from playwright.sync_api import expect

from busqueda import indexacion
from practicas.cuentas import roles
from practicas.cuentas.servicios import crear_grupos
from practicas.entidades import servicios as de_entidades
from practicas.entidades.models import Membresia
from practicas.entidades.tareas import enlace_de
from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from practicas.fichas.models import Leccion, Practica
from tests.envios.conftest import miembro, persona
from tests.factories import EntidadFactory, termino

from .sesion import ingresar
from .test_escribir import dejar_de_escribir

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True), pytest.mark.lento]
CLAVE = "una-clave-bastante-larga"
TITULO = "Recojo de residuos a pie en la parte alta, con pago por cuadra limpia"
BREVE = {
    "Resumen": "En las 71 cuadras donde el camión no sube, doce recicladores recogen a pie tres veces por semana.",
    "El problema": "El camión no sube a la parte alta y la basura quedaba en la quebrada.",
    "Qué hicieron": "Doce recicladores suben a pie y cobran por cuadra limpia, con la firma de la vecina que preside.",
    "Por qué no hay indicador": "Nadie contaba las cuadras antes de empezar.",
    "Qué no funcionó": "El primer año se pagó por kilo y dejaron de subir a las cuadras con menos basura.",
    "Costo (S/)": "118,000.00",
    "Duración (meses)": "14",
    "Lugar": "Melgar, Puno",
    "Buzón de contacto": "mesadepartes@quillamayo.example",
}


@pytest.fixture
def gente(pagina, indice, live_server):
    """The people of the journey; `como` signs one of them in."""
    crear_grupos()
    expect.set_options(timeout=20_000)
    termino("tema", "residuos", nombre="Residuos sólidos")
    entidad = EntidadFactory(codigo="x-quillamayo", nombre="Municipalidad Provincial de Quillamayo", ubigeo="2108")
    pagina.gente = {
        "responsable": miembro("responsable", entidad, Membresia.Rol.RESPONSABLE),
        "editora": persona("editora", roles.ESPECIALISTAS),
        "editor_dos": persona("editor_dos", roles.ESPECIALISTAS),
    }
    pagina.entidad = entidad

    def como(nombre):
        pagina.context.clear_cookies()
        ingresar(pagina, pagina.gente[nombre], live_server.url)

    pagina.como = como
    yield pagina
    dejar_de_escribir(pagina)


def llenar(pagina, campos: dict[str, str]) -> None:
    for rotulo, valor in campos.items():
        pagina.get_by_label(rotulo, exact=True).first.fill(valor)


def esperar_guardado(pagina) -> None:
    expect(pagina.locator("#guardado")).to_contain_text("Guardado a las")


def confirmar(pagina, boton: str) -> None:
    """The page that asks, and its button."""
    pagina.locator("main").get_by_role("button", name=boton, exact=True).click()


def envio() -> Envio:
    return Envio.objects.de_publicacion().latest("pk")


# --- The steps --------------------------------------------------------------------------------------------------------
def aceptar_la_invitacion(pagina):
    datos = {"entidad": pagina.entidad, "correo": "nueva@quillamayo.example", "rol": Membresia.Rol.REDACTOR}
    invitacion = de_entidades.invitar(usuario=pagina.gente["responsable"], **datos)
    pagina.context.clear_cookies()
    pagina.goto(re.sub(r"^https?://[^/]+", "", enlace_de(invitacion)))
    pagina.get_by_label("Nombres").fill("Nueva")
    pagina.get_by_label("Apellidos").fill("Redactora")
    for clave in pagina.locator("input[type=password]").all():
        clave.fill(CLAVE)
    pagina.get_by_role("button", name="Crear la cuenta y aceptar").click()
    pagina.goto("/mi-entidad/")
    expect(pagina.get_by_role("heading", name="Fichas", exact=True)).to_be_visible()
    pagina.gente["redactora"] = invitacion.entidad.membresias.get(rol=Membresia.Rol.REDACTOR).usuario


def empezar(pagina, tipo: str, titulo: str):
    pagina.goto("/mi-entidad/")
    pagina.get_by_role("link", name="Escribir una ficha").click()
    pagina.get_by_label(re.compile(tipo)).check()
    pagina.get_by_label("Título").fill(titulo)
    pagina.get_by_role("button", name="Empezar a escribir").click()


def escribir_por_partes(pagina):
    """Kept by itself; sent too early, it says what is missing."""
    empezar(pagina, "Una buena práctica", TITULO)
    pagina.get_by_label("Resumen").fill(BREVE["Resumen"])
    esperar_guardado(pagina)
    assert envio().texto.resumen == BREVE["Resumen"]
    pagina.get_by_role("button", name="Enviar al visado").click()
    expect(pagina.get_by_role("heading", name=re.compile("cosas para enviar"))).to_be_visible()
    assert envio().estado == Estado.BORRADOR


def completar_y_enviar(pagina, campos: dict[str, str]):
    llenar(pagina, campos)
    pagina.get_by_label("Residuos sólidos").check()
    pagina.get_by_role("button", name="Enviar al visado").click()
    confirmar(pagina, "Enviar")
    expect(pagina.get_by_role("heading", name="En visado de la entidad", exact=True)).to_be_visible()


def visar(pagina):
    pagina.como("responsable")
    pagina.goto(envio().get_absolute_url())
    pagina.get_by_role("link", name="Visar", exact=True).click()
    confirmar(pagina, "Visar")
    expect(pagina.get_by_role("heading", name="Estado desde").or_(pagina.locator("#estado"))).to_be_visible()


def abrir_en_la_mesa(pagina, quien: str):
    pagina.como(quien)
    pagina.goto("/mesa/?de=todas")
    pagina.get_by_role("link", name=re.compile(re.escape(envio().titulo[:30]))).first.click()


def observar_dos_campos(pagina):
    abrir_en_la_mesa(pagina, "editora")
    pagina.get_by_role("button", name=re.compile("Observar este campo ?: El problema")).click()
    pagina.get_by_label("Observación", exact=True).fill("Diga desde cuándo.")
    pagina.get_by_role("button", name="Agregar", exact=True).click()
    pagina.get_by_role("button", name=re.compile("Observar este campo ?: Resumen")).click()
    pagina.get_by_role("button", name="Sugerir redacción").click()
    pagina.get_by_label("Redacción sugerida").fill("Doce recicladores suben a pie a 71 cuadras, tres veces por semana.")
    pagina.get_by_role("button", name="Agregar", exact=True).click()
    pagina.get_by_role("button", name=re.compile("^Observar \\(2")).click()
    pagina.goto(f"/mesa/envios/{envio().uuid}/")
    assert envio().estado == Estado.OBSERVADA


def responder(pagina):
    """One with a click, the other in words; whoever vouches sends."""
    pagina.como("redactora")
    pagina.goto(envio().get_absolute_url())
    for numero in (1, 2):
        pagina.get_by_role("link", name=f"Responder la observación {numero}").first.click()
        aceptar = pagina.get_by_role("button", name="Aceptar la redacción sugerida")
        if aceptar.is_visible():
            aceptar.click()
        else:
            pagina.get_by_label("Su respuesta").fill("Desde 2019: ya lo dice el texto.")
            pagina.get_by_role("button", name="Guardar la respuesta").click()
    assert envio().texto.resumen.startswith("Doce recicladores suben a pie")
    pagina.como("responsable")
    pagina.goto(envio().get_absolute_url())
    pagina.get_by_role("link", name="Enviar la subsanación", exact=True).click()
    confirmar(pagina, "Enviar la subsanación")
    assert envio().estado == Estado.ADMISIBILIDAD


def admitir(pagina):
    abrir_en_la_mesa(pagina, "editora")
    for si in pagina.locator(".criterios").get_by_label("Sí", exact=True).all():
        si.check()
    pagina.get_by_role("button", name="Admitir", exact=True).click()
    if envio().estado != Estado.POR_PUBLICAR:
        confirmar(pagina, "Admitir")
    assert envio().estado == Estado.POR_PUBLICAR


def publicar(pagina):
    abrir_en_la_mesa(pagina, "editor_dos")
    pagina.get_by_role("button", name="Publicar", exact=True).click()
    pagina.wait_for_load_state()
    assert envio().estado == Estado.PUBLICADA
    indexacion.ponerse_al_dia()


def hallar(pagina, codigo: str):
    pagina.context.clear_cookies()
    pagina.goto("/buscar/?q=recicladores+cuadra&tema=residuos")
    expect(pagina.locator(f"a[href^='/fichas/{codigo}/']").first).to_be_visible()


def una_version_nueva(pagina, ficha):
    """What is public stays as it is until the new text is approved."""
    pagina.como("redactora")
    pagina.goto(envio().get_absolute_url())
    pagina.get_by_role("link", name="Preparar una nueva versión").click()
    confirmar(pagina, "Preparar una nueva versión")
    pagina.get_by_label("Título").fill("Recojo a pie con pago por cuadra limpia")
    esperar_guardado(pagina)
    pagina.goto(f"/fichas/{ficha.codigo}/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text(TITULO)
    pagina.como("responsable")
    pagina.goto(envio().get_absolute_url())
    pagina.get_by_role("link", name="Enviar", exact=True).click()
    confirmar(pagina, "Enviar")
    admitir(pagina)
    publicar(pagina)
    pagina.goto(f"/fichas/{ficha.codigo}/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Recojo a pie con pago por cuadra limpia")


def test_una_practica_de_la_invitacion_a_su_segunda_version(gente):
    aceptar_la_invitacion(gente)
    escribir_por_partes(gente)
    completar_y_enviar(gente, BREVE)
    visar(gente)
    observar_dos_campos(gente)
    responder(gente)
    admitir(gente)
    publicar(gente)
    ficha = Practica.objects.get()
    hallar(gente, ficha.codigo)
    una_version_nueva(gente, ficha)


def test_una_leccion_anonima_de_algo_que_no_se_logro(gente):
    gente.gente["redactora"] = miembro("redactora", gente.entidad, Membresia.Rol.REDACTOR)
    gente.como("redactora")
    empezar(gente, "Una lección", "Se compró la pantalla antes de cambiar el trámite")
    gente.get_by_label("Quién puede verla", exact=True).select_option(label="Anónima: sin el nombre de la entidad")
    gente.get_by_label("Resultado", exact=True).select_option(label="No se logró lo esperado")
    gente.get_by_label(re.compile("no nombra a la entidad")).check()
    completar_y_enviar(
        gente,
        {
            "Resumen": "A los doce meses de comprar recicladores de papel el plazo era casi el mismo: cuadra por cuadra.",
            "El contexto": "Un distrito recibía cuarenta solicitudes al mes.",
            "Qué ocurrió": "El plazo casi no cambió y once de once requisitos se siguieron pidiendo.",
            "Por qué": "El proveedor copió el recorrido del papel.",
            "Recomendación": "Antes de comprar, siga un expediente a pie.",
            "Lugar": "Melgar, Puno",
            "Buzón de contacto": "mesadepartes@quillamayo.example",
        },
    )
    visar(gente)
    publicar(gente)
    leccion = Leccion.objects.get()
    hallar(gente, leccion.codigo)
    gente.goto(f"/fichas/{leccion.codigo}/")
    expect(gente.get_by_text("Entidad anónima").first).to_be_visible()
    assert "Quillamayo" not in gente.content()
