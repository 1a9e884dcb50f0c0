"""What holds for every public address, whatever page is added: none says what is private, none runs what somebody wrote."""

import csv
import io
from html import escape
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from busqueda import indexacion
from practicas.catalogos.models import Etiqueta
from tests.direcciones import direcciones
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, publicar, termino
from tests.reservado import DE_CATALOGO, calla, crear

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indice")]
DIRECTORIOS = ("/entidades/", "/sectores/", "/api/v1/entidades/")
AJENO = """<script>alert(1)</script>"><img src=x onerror=alert(1)>"""
FORMULA = """=HYPERLINK("https://x.example","catastro")"""
ATOM = "{http://www.w3.org/2005/Atom}"


def test_ninguna_direccion_publica_dice_lo_reservado(client):
    codigos = [ficha.codigo for ficha in crear().values() if ficha.codigo]
    visitadas = {d: client.get(d) for d in direcciones(codigos)}

    # Those of an account send whoever has not signed in to another address of ours.
    responden = {
        d for d, r in visitadas.items() if r.status_code in (200, 404, 410) or getattr(r, "url", "")[:1] == "/"
    }
    assert set(visitadas) - responden == set()
    dicen = {d for d, r in visitadas.items() if not calla(r.content, DE_CATALOGO if d.startswith(DIRECTORIOS) else ())}
    assert dicen == set()
    assert len(visitadas) > 50


# --- What somebody wrote is text --------------------------------------------------------------------------------------
class Programas(HTMLParser):
    """What a browser would run of a text: scripts without an address of ours, attributes of events, the image that is not there."""

    def __init__(self, html: str):
        super().__init__()
        self.hallados: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        atributos = dict(attrs)
        es_dato = atributos.get("type") == "application/ld+json" and "src" not in atributos
        de_fuera = tag == "script" and not es_dato and not (atributos.get("src") or "").startswith("/static/")
        if de_fuera or atributos.get("src") == "x" or any(nombre.startswith("on") for nombre in atributos):
            self.hallados.append(self.get_starttag_text())


def programas(html: str) -> list[str]:
    return Programas(html).hallados


@pytest.fixture
def hostil(client):
    """Code in every name that is shown; the codes are those that `direcciones` visits."""
    sector = termino("sector", "s-xilofono", nombre=AJENO)
    entidad = EntidadFactory(codigo="x-xilofono", nombre=AJENO, sigla="<b>S</b>", sector=sector)
    for clave in ("tema", "pilar", "deficiencia"):
        termino(clave, f"{clave}-1", nombre=f"{AJENO} {clave}")
    ajenos = {"resumen": f"{AJENO} catastro", "completa": True, "entidad": entidad}
    practica = PracticaFactory(titulo=f"{AJENO} catastro", **ajenos)
    practica.etiquetas.add(AJENO)
    practica.save()
    fichas = [practica, PracticaFactory(titulo=FORMULA, resumen="\x01catastro"), LeccionFactory(titulo=AJENO, **ajenos)]
    for ficha in fichas:
        publicar(ficha)
    indexacion.ponerse_al_dia()
    return fichas


def test_los_programas_se_ven():
    assert len(programas(AJENO)) == 2
    assert programas(f"<p>{escape(AJENO)}</p><script src='/static/x.js'></script>") == []


def test_nada_de_lo_escrito_se_ejecuta_en_ninguna_pagina(client, hostil):
    etiqueta = Etiqueta.objects.get(name=AJENO).slug
    preguntas = [{"q": "catastro"}, {"q": AJENO}, {"tema": "tema-1", "entidad": "x-xilofono", "etiqueta": etiqueta}]
    paginas = {d: client.get(d) for d in direcciones([f.codigo for f in hostil])}
    paginas |= {str(p): client.get("/buscar/", p) for p in preguntas}
    paginas |= {f: client.get(f"/buscar/facetas/{f}/", {"contiene": AJENO}) for f in ("tema", "entidad", "etiqueta")}

    de_html = {d: r.content.decode() for d, r in paginas.items() if r["Content-Type"].startswith("text/html")}
    assert {d: p for d, html in de_html.items() if (p := programas(html))} == {}
    assert all(escape(AJENO) in de_html[str(p)] for p in preguntas)
    assert all(r["X-Content-Type-Options"] == "nosniff" for r in paginas.values())


def test_lo_resaltado_de_la_api_es_html_sin_programas(client, hostil):
    aciertos = client.get("/api/v1/fichas", {"q": "catastro script"}).json()["aciertos"]
    resaltados = [r["html"] for a in aciertos for r in a["resaltados"]]

    assert any("<mark>script</mark>" in html for html in resaltados)
    assert [programas(html) for html in resaltados if programas(html)] == []


def test_las_sugerencias_son_texto(client, hostil):
    ofrecidas = client.get("/api/v1/sugerencias", {"q": "script"}).json()["sugerencias"]

    assert {s["tipo"] for s in ofrecidas} >= {"Tema", "Entidad", "Lección aprendida"}
    assert AJENO in {s["texto"] for s in ofrecidas}


def test_el_canal_es_xml_y_lo_que_da_por_html_no_tiene_programas(client, hostil):
    canal = ElementTree.fromstring(client.get("/buscar/", {"formato": "atom", "q": f"catastro {AJENO} \x01"}).content)
    entradas = canal.findall(f"{ATOM}entry")
    de_html = [e.text for e in canal.iter() if e.get("type") == "html"]

    assert {e.findtext(f"{ATOM}title") for e in entradas} == {f"{AJENO} catastro", AJENO, FORMULA}
    assert len(de_html) == len(entradas)
    assert [programas(html) for html in de_html if programas(html)] == []


def test_en_las_tablas_nada_es_una_formula(client, hostil):
    libro = load_workbook(io.BytesIO(client.get("/buscar/", {"formato": "xlsx"}).content))
    celdas = [celda for fila in libro.active.iter_rows() for celda in fila]
    filas = list(csv.reader(io.StringIO(client.get("/buscar/", {"formato": "csv"}).content.decode("utf-8-sig"))))

    assert "f" not in {celda.data_type for celda in celdas}
    assert {f"'{FORMULA}", AJENO} <= {celda.value for celda in celdas} & {celda for fila in filas for celda in fila}
    assert [celda for fila in filas for celda in fila if celda.startswith(tuple("=+-@\t\r\n"))] == []
