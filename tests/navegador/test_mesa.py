"""The desk in a real Chromium: read and used by whoever sees badly, has a narrow screen or no scripts."""

import re

import pytest
from playwright.sync_api import expect

from practicas.entidades.models import Membresia
from practicas.envios import servicios
from practicas.envios.estados import Estado
from practicas.envios.models import Envio, PlantillaDeObservacion
from tests.envios.conftest import miembro, persona
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, envio_en

from .axe import faltas
from .sesion import ingresar

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mesa(pagina, live_server):
    """A specialist signed in, with a queue, and a case file in its second round."""
    entidad = EntidadFactory(nombre="Municipalidad Provincial de Quillamayo", poblacion=84_000)
    editora = persona("editora", "Especialistas SGP", last_name="Uno")
    responsable = miembro("responsable", entidad, Membresia.Rol.RESPONSABLE)
    PlantillaDeObservacion.objects.get_or_create(
        titulo="Dato personal en el texto", defaults={"texto": "Quite el dato."}
    )
    pagina.envio = _en_segunda_vuelta(entidad, editora, responsable)
    for n in range(6):
        envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=entidad, titulo=f"Ventanilla en aimara y quechua con intérpretes por horas {n}"), a_cargo=editora)  # fmt: skip
    envio_en(Estado.REVISION, LeccionFactory(breve=True, anonima=True, entidad=entidad), a_cargo=editora)
    envio_en(Estado.OBSERVADA, PracticaFactory(breve=True, entidad=entidad), a_cargo=editora)
    ingresar(pagina, editora, live_server.url)
    pagina.direcciones = [
        "/mesa/", "/mesa/?de=todas&paso=revision", "/mesa/ausencias/", "/mesa/informe/", "/mesa/informe/?corte=ayer&desde=2999-01-01", f"/mesa/envios/{pagina.envio.uuid}/",
        f"/mesa/envios/{pagina.envio.uuid}/?observar=solucion", f"/mesa/envios/{pagina.envio.uuid}/no_admitir/",
    ]  # fmt: skip
    return pagina


def _en_segunda_vuelta(entidad, editora, responsable) -> Envio:
    PracticaFactory(publicada=True, titulo="Recojo a pie en laderas", resumen="Doce recicladores recogen los residuos a pie tres veces por semana.")  # fmt: skip
    ficha = PracticaFactory(
        breve=True,
        entidad=entidad,
        titulo="Recojo de residuos a pie en la parte alta, con pago por cuadra limpia",
        resumen="Doce recicladores recogen los residuos a pie tres veces por semana y cobran por cuadra limpia.",
        solucion="Cada reciclador tiene una ruta. La vecina que preside la cuadra firma la conformidad y con esa firma se paga el viernes.",
    )  # fmt: skip
    envio = envio_en(Estado.ADMISIBILIDAD, ficha, a_cargo=editora)
    servicios.preparar(envio=envio, usuario=editora, campo="que_no_funciono", texto="Cuente un tropiezo más.")
    servicios.observar(envio=envio, usuario=editora, revision=envio.revision_id)
    envio = Envio.objects.get(pk=envio.pk)
    texto = envio.texto
    texto.solucion = "Cada reciclador tiene entre cinco y siete cuadras, elegidas por sorteo. La vecina que preside la cuadra firma la conformidad (se adjunta la de la cuadra 14, DNI 41234512) y con esa firma se paga el viernes."  # fmt: skip
    servicios.guardar_texto(envio=envio, texto=texto, usuario=responsable)
    servicios.responder(observacion=envio.observaciones.get(), usuario=responsable, respuesta="Lo contamos.")
    servicios.subsanar(envio=envio, usuario=responsable)
    return Envio.objects.get(pk=envio.pk)


def test_axe_no_encuentra_nada_y_nada_se_desborda(mesa):
    halladas = []
    for direccion in mesa.direcciones:
        mesa.goto(direccion)
        halladas += faltas(mesa)
    assert not halladas


def test_ninguna_pagina_quebranta_su_politica_de_contenido(mesa):
    quejas = []
    mesa.on("console", lambda m: quejas.append(m.text) if "Content Security Policy" in m.text else None)
    for direccion in mesa.direcciones:
        mesa.goto(direccion)
    assert not quejas


def test_sin_programas_se_observa_un_campo_y_se_decide(mesa, navegador, live_server):
    contexto = navegador.new_context(base_url=live_server.url, java_script_enabled=False)
    contexto.add_cookies(mesa.context.cookies())
    sin_programas = contexto.new_page()
    sin_programas.goto(f"/mesa/envios/{mesa.envio.uuid}/")
    sin_programas.get_by_role("button", name=re.compile("Observar este campo.*qué hicieron", re.IGNORECASE)).click()
    sin_programas.get_by_label("Plantilla").select_option(label="Dato personal en el texto")
    sin_programas.get_by_role("button", name="Usar").click()
    sin_programas.get_by_role("button", name="Agregar").click()
    sin_programas.get_by_role("button", name="Observar (1 pendiente)").click()
    expect(sin_programas.get_by_role("status")).to_contain_text("Observada")
    contexto.close()
