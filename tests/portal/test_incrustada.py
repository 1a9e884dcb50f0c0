"""The first hits of a search inside the page of another site: framed anywhere, with nothing of who is in, and not counted as a search."""

import html
import re

import pytest

from busqueda import bitacora
from tests.factories import LeccionFactory, PracticaFactory

from .test_buscar import html_de

pytestmark = pytest.mark.django_db


@pytest.fixture
def licencias():
    return [PracticaFactory(titulo=f"Licencia rápida {n}", publicada=True) for n in range(7)]


def codigo_ofrecido(pagina: str) -> str:
    return html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", pagina, re.S)[1])


def test_el_codigo_que_se_copia_muestra_las_primeras_de_esa_busqueda(ver, client, licencias):
    pagina = html_de(ver("/buscar/", q="licencia", tipo="practica", pagina="1"))
    direccion = re.search(r'src="https?://[^/"]+(/[^"]*)"', codigo_ofrecido(pagina))[1]
    incrustada = html_de(client.get(html.unescape(direccion)))
    de_la_pagina, de_la_incrustada = (re.findall(r'<h2><a href="(/fichas/[^"]+)"', h) for h in (pagina, incrustada))
    assert de_la_incrustada == de_la_pagina[:5]
    assert "Ver las 7 en Yachay" in incrustada


def test_cualquier_sitio_puede_mostrarla_y_las_demas_paginas_no(ver, client, licencias):
    incrustada, buscar = ver("/buscar/incrustada/", q="licencia"), client.get("/buscar/?q=licencia")
    assert "frame-ancestors *" in incrustada["Content-Security-Policy"]
    assert "default-src 'self'" in incrustada["Content-Security-Policy"]
    assert "X-Frame-Options" not in incrustada
    assert "frame-ancestors 'self'" in buscar["Content-Security-Policy"]
    assert buscar["X-Frame-Options"] == "SAMEORIGIN"


def test_no_sabe_quien_la_ve(ver, client, django_user_model, licencias):
    de_nadie = ver("/buscar/incrustada/", q="licencia")
    client.force_login(django_user_model.objects.create_superuser("editora@yachay.example", "una-clave"))
    de_alguien = client.get("/buscar/incrustada/", {"q": "licencia"})
    assert de_alguien.content == de_nadie.content
    assert not de_nadie.has_header("Vary") or "Cookie" not in de_nadie["Vary"]


def test_no_cuenta_como_busqueda(ver, client, monkeypatch, licencias):
    anotadas = []
    monkeypatch.setattr(bitacora, "buscar", anotadas.append)
    html_de(ver("/buscar/incrustada/", q="licencia"))
    assert anotadas == []


def test_lo_reservado_no_sale_ni_se_ejecuta_nada(ver):
    PracticaFactory(titulo="Licencia <script>alert(1)</script>", publicada=True)
    LeccionFactory(titulo="Licencia que nadie ve", restringida=True, publicada=True)
    incrustada = html_de(ver("/buscar/incrustada/", q="licencia"))
    assert "nadie ve" not in incrustada
    assert "<script>" not in incrustada
    assert "&lt;script&gt;" in incrustada


def test_sin_ninguna_lo_dice(ver, db):
    assert "Todavía no hay ninguna." in html_de(ver("/buscar/incrustada/", q="zzzz"))
