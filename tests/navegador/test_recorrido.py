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
from practicas.evaluaciones.models import Asignacion, Evaluacion
from practicas.fichas.models import Leccion, Practica
from tests.envios.conftest import miembro, persona
from tests.evaluaciones.conftest import cargar_rubrica, evaluador
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
# What the technical evaluation asks besides.
COMPLETA = {
    "A quiénes va dirigida": "Las 1,900 familias de la parte alta.",
    "Qué se buscaba": "Que ninguna cuadra pase más de dos días sin recojo.",
    "A cuántos sirvió": "7,600",
    "Año de inicio": "2021",
    "Pasos": "Contaron las cuadras.\nContrataron a doce recicladores.\nPagaron por cuadra limpia.",
    "Resultados": "De 71 cuadras, 66 quedan limpias el día de recojo.",
    "Cómo se sostiene": "El pago está en el presupuesto y en una ordenanza.",
}
FILAS = {
    "indicadores-0": {
        "nombre": "Cuadras limpias",
        "unidad": "cuadras",
        "linea_base": "9",
        "linea_base_fecha": "12/2020",
        "logro": "66",
        "logro_fecha": "12/2023",
    },
    "condiciones-0": {"descripcion": "Una presidenta por cuadra"},
    "eslabones-0": {"descripcion": "Doce recicladores"},
    "normas-0": {"tipo": "Ordenanza", "numero": "012-2021"},
}


@pytest.fixture
def gente(pagina, indice, live_server):
    """The people of the journey; `como` signs one of them in."""
    crear_grupos()
    expect.set_options(timeout=20_000)
    termino("tema", "residuos", nombre="Residuos sólidos")
    termino("pilar", "p3", nombre="Gestión por procesos")
    termino("eslabon", "insumo", nombre="Insumo")
    termino("activo", "formato", nombre="Formato")
    entidad = EntidadFactory(codigo="x-quillamayo", nombre="Municipalidad Provincial de Quillamayo", ubigeo="2108")
    pagina.gente = {
        "responsable": miembro("responsable", entidad, Membresia.Rol.RESPONSABLE),
        "editora": persona("editora", roles.ESPECIALISTAS),
        "editor_dos": persona("editor_dos", roles.ESPECIALISTAS),
    }
    pagina.entidad = entidad
    cargar_rubrica()
    for nombre in ("ev1", "ev2", "ev3"):
        evaluador(nombre, ubigeo="0801")

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
    expect(pagina.locator("#guardado.guardado--listo")).to_contain_text("Guardado a las")


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


def completar_para_la_evaluacion(pagina):
    pagina.wait_for_load_state()  # `all` takes what has arrived
    for seccion in pagina.locator("details.seccion--plegada").all():
        seccion.locator("summary").click()
    llenar(pagina, COMPLETA)
    pagina.get_by_label("Situación", exact=True).select_option(label="En marcha")
    for pregunta in ("participacion", "igualdad", "continuidad"):
        pagina.locator(f"#id_{pregunta}").select_option(label="Sí")
    pagina.get_by_label("Gestión por procesos").check()
    for fila, campos in FILAS.items():
        for campo, valor in campos.items():
            pagina.locator(f"#id_{fila}-{campo}").fill(valor)
    for fila in ("condiciones-0", "eslabones-0"):
        pagina.locator(f"#id_{fila}-tipo").select_option(index=1)
    pagina.locator("#id_indicadores-0-sentido").select_option(label="Mejor si sube")
    esperar_guardado(pagina)
    adjuntar(pagina, "evidencias", "Padrón de cuadras")
    adjuntar(pagina, "activos", "Contrato por cuadra", tipo="Formato")


def adjuntar(pagina, que: str, titulo: str, tipo: str = ""):
    """From the form and back to it."""
    pagina.locator(f"#campo-{que}").get_by_role("link").click()
    if tipo:
        pagina.get_by_label("Qué es", exact=True).select_option(label=tipo)
    pagina.get_by_label("Título").fill(titulo)
    pagina.get_by_label("Enlace").fill("https://quillamayo.example/padron")
    pagina.get_by_role("button", name="Agregar", exact=True).click()
    expect(pagina.get_by_text(f"Se agregó «{titulo}».")).to_be_visible()
    pagina.get_by_role("link", name="Volver a la ficha").click()
    pagina.locator("#sustento summary").click()


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
    pagina.wait_for_url(f"**/mesa/envios/{envio().uuid}/")


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
        pagina.wait_for_url("**/observaciones/**")
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
    pagina.wait_for_load_state()
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


def pedir_evaluacion(pagina):
    pagina.como("responsable")
    pagina.goto(envio().get_absolute_url())
    pagina.get_by_role("link", name="Solicitar evaluación técnica").click()
    confirmar(pagina, "Solicitar evaluación técnica")
    return Evaluacion.objects.get()


def calificar(pagina, asignacion, valor: int):
    """By whom it was given to: first they sign that nothing ties them to it."""
    pagina.gente["evalua"] = asignacion.evaluador
    pagina.como("evalua")
    pagina.goto("/evaluacion/")
    pagina.get_by_role("link", name=re.compile("cuadra limpia")).click()
    pagina.get_by_label("Firmo la declaración y evalúo").check()
    pagina.get_by_role("button", name="Enviar mi respuesta").click()
    for criterio in asignacion.evaluacion.rubrica.criterios.all():
        puesto = 1 if criterio.es_excluyente else valor
        pagina.locator(f"[name=valor-{criterio.codigo}][value='{puesto}']").check()
        if not criterio.es_excluyente:
            pagina.locator(f"#porque-{criterio.codigo}").fill("Lo muestra el padrón de cuadras.")
    pagina.get_by_role("button", name="Enviar evaluación").click()
    expect(pagina.get_by_text("Evaluación enviada.")).to_be_visible()


def evaluar_entre_tres(pagina, ficha):
    """Two disagree by 50 points, so a third is called; the three together validate it."""
    evaluacion = pedir_evaluacion(pagina)
    for valor in (4, 2, 4):
        por_declarar = evaluacion.asignaciones.filter(estado=Asignacion.Estado.POR_DECLARAR)
        calificar(pagina, por_declarar.first(), valor)
    evaluacion.envio.refresh_from_db()
    assert (evaluacion.envio.estado, evaluacion.asignaciones.count()) == (Estado.VALIDADA, 3)
    pagina.goto(f"/fichas/{ficha.codigo}/")
    expect(pagina.get_by_text("Validada").first).to_be_visible()


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
    completar_para_la_evaluacion(gente)
    completar_y_enviar(gente, {c: v for c, v in BREVE.items() if c != "Por qué no hay indicador"})
    visar(gente)
    observar_dos_campos(gente)
    responder(gente)
    admitir(gente)
    publicar(gente)
    ficha = Practica.objects.get()
    hallar(gente, ficha.codigo)
    evaluar_entre_tres(gente, ficha)
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
