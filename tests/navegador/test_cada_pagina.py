"""Every page of the site, in its states, as whom it belongs to sees it: valid, read by who sees badly, on a narrow screen, light, closed to scripts."""

import pytest

from tests.conftest import exigir
from tests.envios.conftest import elenco  # noqa: F401
from tests.evaluaciones.conftest import sala  # noqa: F401

from . import vnu
from .axe import faltas
from .escena import armar
from .sesion import ingresar
from .visitas import AREAS, SIN_PAGINA, paginas, rutas

MAXIMO_DE_BYTES, MAXIMO_DE_PEDIDOS = 100_000, 8  # of a first view


@pytest.fixture
def escena(sala, indice):  # noqa: F811
    armada = armar(sala)
    indice()
    return armada


@pytest.mark.django_db
def test_toda_ruta_se_visita_y_su_html_es_valido(escena, tmp_path_factory):
    exigir(not vnu.falta(), vnu.falta(), "apt install default-jre-headless npm")
    vistas = {cual: html for area in AREAS for cual, (_, html) in paginas(escena, area).items()}

    sin_ver = {nombre for nombre, _ in rutas()} - {nombre for nombre, _ in vistas}
    assert (sin_ver - SIN_PAGINA, SIN_PAGINA - sin_ver) == (set(), set())
    carpeta = tmp_path_factory.mktemp("html")
    assert vnu.errores({direccion: html for (_, direccion), html in vistas.items()}, carpeta) == []


@pytest.mark.navegador
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("area", AREAS)
def test_ninguna_pagina_tropieza(pagina, escena, live_server, area):
    """Of accessibility, sideways scroll, policy of content and, of the public ones, weight."""
    tropiezos, pedidos, quien_mira = [], [], None
    pagina.on(
        "console", lambda m: tropiezos.append((pagina.url, m.text)) if "Content Security Policy" in m.text else None
    )
    pagina.on("requestfinished", lambda pedido: pedidos.append(pedido.sizes()["responseBodySize"]))
    for (_nombre, direccion), (usuario, _html) in paginas(escena, area).items():
        if usuario != quien_mira:
            ingresar(pagina, usuario, live_server.url)
            quien_mira = usuario
        pedidos.clear()
        pagina.goto(direccion)
        if area == "publico" and (sum(pedidos) > MAXIMO_DE_BYTES or len(pedidos) > MAXIMO_DE_PEDIDOS):
            tropiezos.append((direccion, "pesa", sum(pedidos), len(pedidos)))
        tropiezos += faltas(pagina)
    assert not tropiezos, "\n".join(map(str, tropiezos))
