"""Editors add addresses; they take none of the portal's."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from paginas.models import PaginaDeContenido
from tests.direcciones import rutas

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["buscar", "cms", "cuenta", "api", "salud", "temas", "guia-visual"])
def test_una_pagina_no_ocupa_una_direccion_del_portal(hacer, slug):
    with pytest.raises(ValidationError, match="ya es una dirección del portal"):
        hacer(slug)


def test_las_que_vienen_de_fabrica_se_guardan_con_su_direccion(inicio):
    acerca = PaginaDeContenido.objects.get(slug="acerca")
    acerca.full_clean()

    assert acerca.ruta() == "/acerca/"


def test_debajo_de_otra_puede_repetirse_una_palabra_del_portal(ver, hacer):
    hija = PaginaDeContenido(title="Buscar bien", slug="buscar")
    hacer("consejos").add_child(instance=hija)
    hija.save_revision().publish()

    assert hija.ruta() == "/consejos/buscar/"
    assert 'href="/consejos/">Consejos</a>' in ver("/consejos/buscar/")


def test_una_pagina_de_editores_responde_donde_el_portal_no(ver, hacer):
    hacer("turnos", title="Turnos sin cola")

    assert "<h1>Turnos sin cola</h1>" in ver("/turnos/")


def test_las_de_editores_son_las_ultimas_de_todas():
    assert list(rutas(get_resolver().url_patterns))[-2:] == ["pagina-de-editores/", "de-nadie/"]
