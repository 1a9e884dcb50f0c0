"""Nothing of ours asks another host for anything: neither the tests, nor the server, nor the pages in a browser."""

import re
import socket

import pytest
from django.conf import settings

from .conftest import SalidaProhibida, es_de_casa

# What a browser fetches by itself; an <a href> waits for a person, and rel=canonical is only said.
AFUERA = r"""["'(\s]*(?:https?:)?//"""
PIDE_AFUERA = re.compile(
    rf"""<(?:script|img|iframe|source|video|audio|track|embed|input)\b[^>]*\s(?:src|srcset|poster)={AFUERA}
    |<object\b[^>]*\sdata={AFUERA}
    |<(?:use|image)\b[^>]*href={AFUERA}
    |<link\b(?![^>]*\brel=["']?(?:canonical|alternate|license))[^>]*\shref={AFUERA}
    |\burl\({AFUERA}
    |@import\s{AFUERA}
    |\b(?:fetch|import|importScripts)\({AFUERA}""",
    re.IGNORECASE | re.VERBOSE,
)


@pytest.mark.parametrize("servidor", ["192.0.2.1", "example.org", "2001:db8::1", "10.0.0.1"])
def test_una_conexion_a_otro_servidor_no_sale(servidor):
    with pytest.raises(SalidaProhibida):
        socket.create_connection((servidor, 80), timeout=1)


def test_un_datagrama_a_otro_servidor_no_sale():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as canal, pytest.raises(SalidaProhibida):
        canal.sendto(b"x", ("192.0.2.1", 9))


@pytest.mark.parametrize("direccion", [("127.0.0.1", 80), ("::1", 80, 0, 0), ("localhost", 80), "/run/canal"])
def test_lo_de_casa_pasa(direccion):
    assert es_de_casa(direccion)


def test_ninguna_plantilla_ni_hoja_pide_nada_a_otro_servidor():
    carpetas = (settings.RAIZ / "templates", settings.RAIZ / "site")
    archivos = (a for c in carpetas for tipo in ("html", "css", "js", "svg") for a in c.rglob(f"*.{tipo}"))
    hallados = [f"{a}: {m.group()}" for a in archivos for m in PIDE_AFUERA.finditer(a.read_text("utf-8"))]
    assert hallados == []


@pytest.mark.parametrize(
    "pedido",
    [
        '<script defer src="https://cdn.example/x.js">',
        "<img alt='' src=//cdn.example/x.png>",
        '<link rel="stylesheet" href="https://cdn.example/x.css">',
        "background: url('https://cdn.example/x.png')",
        '@import "https://cdn.example/x.css"',
        'fetch("https://cdn.example/x.json")',
    ],
)
def test_lo_que_un_navegador_pediria_afuera_se_reconoce(pedido):
    assert PIDE_AFUERA.search(pedido)


@pytest.mark.parametrize(
    "inocente",
    [
        '<a href="https://www.gob.pe/">gob.pe</a>',
        '<link rel="canonical" href="https://yachay.example/fichas/BP-1/">',
        '<script src="/static/portal/htmx.js"></script>',
        '<svg xmlns="http://www.w3.org/2000/svg">',
    ],
)
def test_un_enlace_que_espera_a_una_persona_no_es_un_pedido(inocente):
    assert not PIDE_AFUERA.search(inocente)


@pytest.mark.navegador
def test_la_entrada_al_gestor_no_pide_nada_afuera(pagina):
    pagina.goto("/cms/login/")
    assert pagina.locator("input[name=login]").is_visible()
