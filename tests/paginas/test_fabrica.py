"""The pages that ship: there from the first day, and never written over."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Locale, Page, Site, Workflow

from paginas import fabrica
from paginas.models import PaginaDeContenido, PaginaDeInicio
from practicas.cuentas.servicios import crear_grupos

pytestmark = pytest.mark.django_db
DICHOS = {
    "acerca": "Para qué sirve",
    "accesibilidad": "Si algo no le funciona",
    "privacidad": "Si solo lee y busca",
    "datos": "CC BY 4.0",
    "como-participar": "Los pasos y sus plazos",
    "para-municipalidades": "Empiece por las que se parecen a la suya",
}


@pytest.mark.parametrize("slug", fabrica.SLUGS)
def test_cada_una_responde_antes_y_despues_de_ponerla_en_el_arbol(ver, slug):
    de_fabrica = ver(f"/{slug}/")
    call_command("crear_paginas")
    del_arbol = ver(f"/{slug}/")

    assert DICHOS[slug] in de_fabrica
    assert de_fabrica == del_arbol


def test_crearlas_dos_veces_no_cambia_nada(capsys):
    call_command("crear_paginas")
    antes = list(Page.objects.values_list("pk", "url_path"))
    call_command("crear_paginas")

    assert list(Page.objects.values_list("pk", "url_path")) == antes
    assert capsys.readouterr().out.endswith("Páginas: 0 nuevas.\n")


def test_lo_que_cambio_un_editor_no_se_pisa(ver, inicio):
    acerca = PaginaDeContenido.objects.get(slug="acerca")
    acerca.entradilla = "Escrito por alguien."
    acerca.save_revision().publish()
    call_command("crear_paginas")

    assert "Escrito por alguien." in ver("/acerca/")


def test_el_borrador_de_una_publicada_no_se_ve(ver, inicio):
    acerca = PaginaDeContenido.objects.get(slug="acerca")
    acerca.title = "Xilofono"
    acerca.save_revision()

    assert "Xilofono" not in ver("/acerca/")


@pytest.mark.parametrize("slug", ["como-participar", "privacidad"])
def test_si_la_quitan_la_direccion_sigue_respondiendo_con_lo_de_fabrica(ver, inicio, slug):
    PaginaDeContenido.objects.get(slug=slug).unpublish()

    assert DICHOS[slug] in ver(f"/{slug}/")


def test_el_inicio_es_la_raiz_del_sitio_y_la_de_bienvenida_se_va(inicio):
    assert Site.objects.get(is_default_site=True).root_page_id == inicio.pk
    assert [p.specific_class for p in Page.objects.filter(depth=2)] == [PaginaDeInicio]
    assert PaginaDeContenido.objects.get(slug="acerca").get_url() == "/acerca/"


def test_la_coordinacion_da_el_visto_bueno():
    crear_grupos()
    acerca = fabrica.crear() and PaginaDeContenido.objects.get(slug="acerca")

    (tarea,) = acerca.get_workflow().tasks
    assert [g.name for g in tarea.specific.groups.all()] == ["Coordinación del repositorio"]


def test_sin_grupos_todavia_no_hay_flujo_y_despues_si():
    Group.objects.all().delete()
    fabrica.crear()
    assert not Workflow.objects.filter(name=fabrica.REVISION).exists()
    crear_grupos()
    fabrica.crear()

    assert Workflow.objects.filter(name=fabrica.REVISION).count() == 1


def test_una_pagina_cuesta_pocas_preguntas(ver, client, inicio, django_assert_max_num_queries):
    ver("/como-participar/")

    with django_assert_max_num_queries(12):
        client.get("/como-participar/")


def test_el_pie_enlaza_todas(ver):
    html = ver("/temas/")

    assert [
        s for s in ("acerca", "datos", "accesibilidad", "privacidad", "como-participar") if f'href="/{s}/"' not in html
    ] == []


def test_los_niveles_conservan_su_lugar_y_los_plazos_su_enlace(ver):
    html = ver("/como-participar/")

    assert 'id="niveles"' in html
    assert 'href="/estadisticas/"' in html


def test_leer_y_buscar_no_deja_cookies(client):
    """As the page of privacy says."""
    for direccion in ("/", "/privacidad/", "/buscar/?q=agua", "/temas/"):
        assert not client.get(direccion).cookies


def test_la_privacidad_dice_el_plazo_que_rige(ver, settings):
    settings.BITACORA_DIAS = 45

    assert "45 días; después se borran" in ver("/privacidad/")


def test_en_una_base_sin_raiz_ni_idioma_tambien_se_crean():
    Site.objects.all().delete()
    Page.objects.filter(depth=1).delete()
    Locale.objects.all().delete()

    assert len(fabrica.crear()) == 1 + len(fabrica.SLUGS)
