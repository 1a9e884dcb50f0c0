"""What every public page keeps to, whatever it shows."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from practicas.catalogos.models import Termino
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, TerminoFactory, termino

pytestmark = pytest.mark.django_db
PAGINAS = (
    "/ /?politica=2030 /buscar/ /buscar/?q=plazo&pilar=-pilar-1 /buscar/?q=nadaquever+tampoco&region=09 /buscar/facetas/entidad/ "
    "/buscar/facetas/region/?padre=12 /fichas/BP/ /fichas/LA/ /fichas/ANONIMA/ /fichas/BP/v/1/ /fichas/RETIRADA/ "
    "/entidades/ /entidades/?q=nadie /entidades/x-completa/ /entidades/x-vacia/ /temas/ /temas/tema-1/ /temas/vacio/ "
    "/pilares/ /pilares/pilar-1/ /sectores/ /sectores/s1/ /problemas/ /problemas/deficiencia-1/ /regiones/ /regiones/12/ /regiones/1501/ /regiones/250101/ "
    "/para-municipalidades/ /como-participar/ /solicitudes/?q=camal+municipal /solicitudes/recibida/ /comparar/ /comparar/?ficha=BP-2026-00001 /no-esta/"
).split()
NO_ESTAN = {"/no-esta/": 404, "/fichas/RETIRADA/": 410}


@pytest.fixture
def poblado():
    """A ficha of each kind, an empty term, an empty entity; code of each ficha by its nickname."""
    entidad = EntidadFactory(codigo="x-completa", sector=termino("sector", "s1"))
    EntidadFactory(codigo="x-vacia", vigente=False, sucesora=entidad)
    grupo = TerminoFactory(codigo="entidad")
    Termino.objects.filter(codigo__in=["tema-1", "tema-2"]).update(padre=grupo)
    TerminoFactory(codigo="vacio", padre=grupo)
    return {
        "BP": PracticaFactory(publicada=2, completa=True, entidad=entidad, demostracion=True).codigo,
        "LA": LeccionFactory(publicada=True, completa=True, entidad=entidad).codigo,
        "ANONIMA": LeccionFactory(publicada=True, completa=True, anonima=True).codigo,
        "RETIRADA": PracticaFactory(retirada=True).codigo,
    }


@pytest.fixture
def pagina(request, poblado, ver):
    direccion = re.sub(r"(?<=/fichas/)[A-Z]+", lambda m: poblado[m[0]], request.param)
    respuesta = ver(direccion)
    assert respuesta.status_code == NO_ESTAN.get(request.param, 200)
    return respuesta.content.decode()


class Lector(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.titulos, self.atributos, self.ids, self.pila = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        propios = dict(attrs)
        self.atributos.append((tag, propios))
        if re.fullmatch("h[1-6]", tag):
            self.titulos.append(int(tag[1]))
        if "id" in propios:
            self.ids.append(propios["id"])


@pytest.mark.parametrize("pagina", PAGINAS, indirect=True)
def test_cada_pagina_cumple_la_casa(pagina):
    lector = Lector(pagina)

    assert '<html lang="es-PE">' in pagina
    assert re.search(r"<title>[^<]+</title>", pagina)
    assert '<meta name="description"' in pagina
    assert lector.titulos.count(1) == 1
    saltos = [b for a, b in zip(lector.titulos, lector.titulos[1:], strict=False) if b > a + 1]
    assert not saltos, f"Headings skip a level: {lector.titulos}"
    assert len(lector.ids) == len(set(lector.ids)), "An id is there twice"
    assert not re.search(r"\{[{%#]|\bNone\b", pagina), "A template shows its insides"


@pytest.mark.parametrize("pagina", PAGINAS, indirect=True)
def test_ninguna_pagina_lleva_estilos_ni_programas_en_linea(pagina):
    for tag, atributos in Lector(pagina).atributos:
        assert "style" not in atributos
        assert tag != "style"
        # What is not a program is not run: JSON-LD is data.
        es_dato = atributos.get("type") == "application/ld+json" and "src" not in atributos
        assert tag != "script" or es_dato or atributos.get("src", "").startswith("/static/")
        assert not [a for a in atributos if a.startswith("on")]


@pytest.mark.parametrize("pagina", PAGINAS, indirect=True)
def test_ninguna_pagina_llama_fuera_al_abrirse(pagina):
    llaman = [a for tag, a in Lector(pagina).atributos if tag in ("img", "script", "use")]
    # Of a script without an address, the test above says what it may be.
    recursos = [a.get("src") or a.get("href") for a in llaman if a.get("type") != "application/ld+json"]
    hojas = [a["href"] for tag, a in Lector(pagina).atributos if tag == "link" and a["rel"] != "canonical"]

    assert all(r.startswith(("/", "#")) for r in [*recursos, *hojas])


@pytest.mark.parametrize("direccion", ["/temas/inventado/", "/pilares/p99/", "/regiones/99/", "/entidades/x-nadie/"])
def test_lo_que_no_existe_no_esta(client, direccion):
    assert client.get(direccion).status_code == 404


def test_la_404_propone_buscar_lo_que_se_pidio(client):
    assert 'value="BP-2026-00042"' in client.get("/fichas/BP-2026-00042/").content.decode()


def test_la_500_no_necesita_la_base(django_db_blocker):
    with django_db_blocker.block():
        assert "Algo falló de nuestro lado" in render_to_string("500.html")


def test_la_portada_aguanta_un_repositorio_vacio(ver):
    assert ver("/").status_code == 200


def test_la_portada_no_cuenta_ni_destaca_lo_importado(ver):
    importada = PracticaFactory(publicada=True, titulo="Vino de fuera")
    type(importada).objects.filter(pk=importada.pk).update(validacion="importada")
    importada.avisar()

    html = ver("/").content.decode()

    assert re.search(r'class="quipu__cifra">0</p><p><a href="/buscar/\?tipo=practica"', html)
    assert "Vino de fuera" not in html


def test_el_menu_dice_donde_se_esta(client):
    assert '<a href="/temas/" aria-current="page">' in client.get("/temas/").content.decode()


def test_la_franja_de_demostracion_es_un_ajuste(client, settings):
    settings.DEMOSTRACION = False

    assert "Versión de demostración" not in client.get("/como-participar/").content.decode()


def test_la_hoja_de_estilos_pesa_menos_de_40_kb():
    hoja = Path(settings.RAIZ) / "site/portal/static/portal/yachay.css"

    assert hoja.stat().st_size < 40_000


@pytest.mark.parametrize("direccion", ["/", "/temas/", "/regiones/", "/para-municipalidades/"])
def test_las_listas_no_cuestan_mas_con_mas_fichas(ver, client, direccion, django_assert_max_num_queries):
    for _ in range(6):
        PracticaFactory(publicada=True, completa=True)
    ver(direccion)

    with django_assert_max_num_queries(25):
        client.get(direccion)


def test_un_grupo_de_temas_reune_las_fichas_de_los_suyos(ver):
    grupo = termino("tema", "territorio", nombre="En el territorio")
    PracticaFactory(titulo="Agua segura", publicada=True, terminos={"temas": [termino("tema", "agua", padre=grupo)]})

    assert "Agua segura" in ver("/temas/territorio/").content.decode()


def test_lo_que_dejo_de_publicarse_deja_un_aviso_en_su_direccion(ver):
    ficha = PracticaFactory(publicada=True)
    ficha.unpublish()

    assert ver(ficha.get_absolute_url()).status_code == 410
