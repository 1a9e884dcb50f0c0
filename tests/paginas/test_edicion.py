"""Editors write, coordination approves, in the admin of Wagtail."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from paginas import fabrica
from paginas.models import PaginaDeContenido, PaginaDeInicio

pytestmark = pytest.mark.django_db


def formulario(**cambios) -> dict:
    texto = rich_text("<p>Saque su turno.</p>", features=["bold"])
    datos = {
        "title": "Turnos",
        "slug": "turnos",
        "entradilla": "Sin hacer cola.",
        "search_description": "",
        "con_indice": "on",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
        "cuerpo": streamfield([("texto", {"titulo": "Cómo", "texto": texto})]),
    }
    return nested_form_data(datos | cambios)


@pytest.fixture
def crear(inicio):
    # The groups are of whoever asks for a client before: the workflow goes to them.
    fabrica.crear()

    def _crear(cliente, **cambios):
        direccion = reverse("wagtailadmin_pages:add", args=["paginas", "paginadecontenido", inicio.pk])
        return cliente.post(direccion, formulario(**cambios), follow=True)

    return _crear


def test_un_especialista_guarda_un_borrador_que_nadie_mas_ve(admin, client, crear):
    crear(admin)
    pagina = PaginaDeContenido.objects.get(slug="turnos")

    assert not pagina.live
    assert pagina.revisions.count() == 1
    assert client.get("/turnos/").status_code == 404


@pytest.mark.parametrize(
    ("slug", "dicho"), [("buscar", "/buscar/ ya es una dirección del portal"), ("cms", "/cms/ ya es")]
)
def test_una_direccion_tomada_se_explica_en_su_campo_y_nada_se_pierde(admin, crear, slug, dicho):
    respuesta = crear(admin, slug=slug)

    assert dicho in respuesta.context["form"].errors["slug"][0]
    assert "Sin hacer cola." in respuesta.content.decode()
    assert not PaginaDeContenido.objects.filter(slug=slug).exists()


def test_la_direccion_de_una_que_viene_de_fabrica_no_se_cambia(coordinacion, inicio):
    acerca = PaginaDeContenido.objects.get(slug="acerca")
    direccion = reverse("wagtailadmin_pages:edit", args=[acerca.pk])
    respuesta = coordinacion.post(direccion, formulario(slug="sobre", **{"action-publish": "1"}))

    assert "Todo el sitio enlaza a /acerca/" in respuesta.context["form"].errors["slug"][0]
    assert coordinacion.post(direccion, formulario(slug="acerca", **{"action-publish": "1"})).status_code == 302


def test_cuando_cambia_la_direccion_de_otra_la_anterior_lleva_a_la_nueva(
    coordinacion, client, crear, django_capture_on_commit_callbacks
):
    crear(coordinacion, **{"action-publish": "1"})
    direccion = reverse("wagtailadmin_pages:edit", args=[PaginaDeContenido.objects.get(slug="turnos").pk])
    with django_capture_on_commit_callbacks(execute=True):
        coordinacion.post(direccion, formulario(slug="citas", **{"action-publish": "1"}))

    assert client.get("/turnos/").url == "/citas/"


def test_lo_que_envia_un_especialista_lo_publica_la_coordinacion(
    especialista, coordinacion, coordinadora, admin, crear, ver
):
    crear(admin, **{"action-submit": "1"})
    pagina = PaginaDeContenido.objects.get(slug="turnos")
    estado = pagina.current_workflow_task_state
    direccion = reverse("wagtailadmin_pages:workflow_action", args=[pagina.pk, "approve", estado.pk])
    coordinacion.post(direccion, {"comment": ""})

    assert "<h1>Turnos</h1>" in ver("/turnos/")


def test_un_especialista_no_publica(admin, crear):
    crear(admin, **{"action-publish": "1"})

    assert not PaginaDeContenido.objects.filter(slug="turnos", live=True).exists()


def test_la_vista_previa_muestra_lo_que_se_escribe(coordinacion, crear):
    crear(coordinacion)
    pagina = PaginaDeContenido.objects.get(slug="turnos")
    direccion = reverse("wagtailadmin_pages:preview_on_edit", args=[pagina.pk])
    coordinacion.post(direccion, formulario(title="Turnos nuevos"))
    previa = coordinacion.get(direccion).content.decode()

    assert "<h1>Turnos nuevos</h1>" in previa
    assert "Saque su turno." in previa


@pytest.mark.parametrize("pagina", ["inicio", "acerca"])
def test_las_pantallas_de_las_paginas_abren(coordinacion, crear, pagina):
    pk = Page.objects.get(slug=pagina).pk
    for vista in ("edit", "history", "usage"):
        assert coordinacion.get(reverse(f"wagtailadmin_pages:{vista}", args=[pk])).status_code == 200
    assert coordinacion.get(reverse("wagtailadmin_explore", args=[pk])).status_code == 200


def test_solo_hay_un_inicio_y_de_el_cuelga_solo_contenido(inicio):
    assert PaginaDeInicio.max_count == 1
    assert not PaginaDeInicio.can_create_at(Page.objects.get(depth=1))
    assert [m.__name__ for m in inicio.creatable_subpage_models()] == ["PaginaDeContenido"]


def test_el_menu_de_la_administracion_lleva_a_las_paginas(admin, inicio):
    html = admin.get(reverse("wagtailadmin_home")).content.decode()

    assert json.dumps("Páginas") in html
    assert reverse("wagtailadmin_explore_root") in html
