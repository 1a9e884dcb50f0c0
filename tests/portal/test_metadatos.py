"""What pages say to programs: one permanent address each, data that no text can break, and a map without what is hidden."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders

from practicas.catalogos.models import Termino
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db
SITIO = "https://yachay.example"
XML = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(autouse=True)
def con_direccion(settings):
    settings.WAGTAILADMIN_BASE_URL = SITIO


def texto(respuesta) -> str:
    return respuesta.content.decode()


def canonica(html: str) -> str:
    hallada = re.search(r'<link rel="canonical" href="([^"]+)"', html)
    return hallada[1].replace("&amp;", "&") if hallada else ""


def datos(html: str) -> list[dict]:
    escritos = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [nodo for escrito in escritos for nodo in json.loads(escrito)["@graph"]]


def direcciones(respuesta) -> list[str]:
    return [e.text.removeprefix(SITIO) for e in ElementTree.fromstring(respuesta.content).iterfind(".//m:loc", XML)]


# --- One address ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("pedida", "es"),
    [
        ("/temas/?utm_source=correo&fbclid=1", "/temas/"),
        ("/entidades/?pagina=2&utm_source=x&q=melgar", "/entidades/?q=melgar&pagina=2"),
        ("/?politica=2030", "/"),
        ("/solicitudes/?q=camal", "/solicitudes/"),
        ("/buscar/?tema=tema-1&utm_source=x&q=agua&ficha=BP-2026-00001", "/buscar/?q=agua&tema=tema-1"),
    ],
)
def test_la_direccion_permanente_no_dice_de_donde_se_vino(ver, pedida, es):
    termino("tema", "tema-1")
    assert canonica(texto(ver(pedida))) == f"{SITIO}{es}"


@pytest.mark.parametrize(
    ("busqueda", "se_indexa"),
    [
        ("q=espera", True),
        ("q=espera&tipo=practica", True),
        ("q=espera&pagina=2", False),
        ("q=espera&orden=titulo", False),
        ("q=espera&ficha=BP-2026-00001", False),
        ("q=espera&tipo=practica&region=12&nivel=local.distrital", False),
        ("q=nadaquever", False),
    ],
)
def test_solo_se_indexan_los_resultados_que_vale_la_pena_encontrar(ver, busqueda, se_indexa):
    PracticaFactory(publicada=True)
    assert ("noindex, follow" not in texto(ver(f"/buscar/?{busqueda}"))) is se_indexa


def test_una_version_no_se_indexa_ni_repite_los_datos(client):
    ficha = PracticaFactory(publicada=2)
    html = texto(client.get(f"/fichas/{ficha.codigo}/v/1/"))
    assert "noindex, follow" in html
    assert not datos(html)


def test_lo_que_se_comparte_lleva_titulo_resumen_y_direccion(client):
    ficha = PracticaFactory(publicada=True, titulo='El "sí" & el no', resumen="Bajó a la mitad.")
    html = texto(client.get(ficha.get_absolute_url()))
    assert '<meta property="og:title" content="El &quot;sí&quot; &amp; el no">' in html
    assert '<meta property="og:description" content="Bajó a la mitad.">' in html
    assert f'<meta property="og:url" content="{SITIO}/fichas/{ficha.codigo}/">' in html
    assert '<meta property="og:type" content="article">' in html
    assert f'<meta property="og:image" content="{SITIO}/static/portal/compartir.png">' in html
    assert finders.find("portal/compartir.png")
    assert "<title>El &quot;sí&quot; &amp; el no · Yachay</title>" in html


# --- JSON-LD ----------------------------------------------------------------------------------------------------------
def test_una_ficha_dice_sus_datos(client):
    entidad = EntidadFactory(codigo="x-una", nombre="Municipalidad de Quillamayo")
    ficha = PracticaFactory(publicada=2, completa=True, entidad=entidad, anio_fin=None)
    informe, migas = datos(texto(client.get(ficha.get_absolute_url())))

    assert (informe["headline"], informe["identifier"], informe["version"]) == (ficha.titulo, ficha.codigo, 2)
    assert informe["author"] == {
        "@type": "Organization",
        "name": "Municipalidad de Quillamayo",
        "url": f"{SITIO}/entidades/x-una/",
    }
    assert informe["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (informe["inLanguage"], informe["temporalCoverage"]) == ("es-PE", "2021/..")
    assert informe["datePublished"] < informe["dateModified"]
    assert informe["spatialCoverage"]["name"] == "Junín"
    assert informe["about"][0]["url"] == f"{SITIO}/temas/tema-1/"
    assert [m["item"].removeprefix(SITIO) for m in migas["itemListElement"]] == [
        "/",
        "/temas/tema-1/",
        f"/fichas/{ficha.codigo}/",
    ]


def test_los_datos_de_una_anonima_no_dicen_quien(client):
    entidad = EntidadFactory(nombre="Municipalidad de Zapotal", codigo="x-zapotal")
    leccion = LeccionFactory(publicada=True, anonima=True, completa=True, entidad=entidad)
    informe, _ = datos(texto(client.get(leccion.get_absolute_url())))
    assert "author" not in informe
    assert "spatialCoverage" not in informe, "Its department is shared by fewer than five"
    assert "zapotal" not in json.dumps(informe).lower()


def test_lo_importado_no_dice_una_licencia_que_no_es_suya(client):
    ficha = PracticaFactory(publicada=True, enlace_externo="https://otro.example/1")
    type(ficha).objects.filter(pk=ficha.pk).update(validacion="importada")
    informe, _ = datos(texto(client.get(ficha.get_absolute_url())))
    assert "license" not in informe
    assert informe["isBasedOn"] == "https://otro.example/1"


def test_ningun_texto_se_sale_de_sus_datos(client):
    hostil = "</script><script>alert(1)</script><!-- & \u2028"
    ficha = PracticaFactory(publicada=True, titulo=hostil)
    html = texto(client.get(ficha.get_absolute_url()))
    assert datos(html)[0]["headline"] == hostil
    assert "<script>alert" not in html


def test_la_portada_dice_como_se_busca(ver):
    (sitio,) = datos(texto(ver("/")))
    assert sitio["potentialAction"]["target"]["urlTemplate"] == f"{SITIO}/buscar/?q={{texto}}"


def test_la_vista_previa_no_dice_datos_ni_direccion(client):
    from django.template.loader import render_to_string
    from django.test import RequestFactory

    from practicas.fichas.models import Practica
    from practicas.fichas.presentacion import presentar

    borrador = presentar(Practica(titulo="Borrador", resumen="Apenas", entidad=EntidadFactory()))
    contexto = {"ficha": borrador, "vista_previa": True}
    html = render_to_string("portal/practica.html", contexto, request=RequestFactory().get("/cms/"))
    assert not datos(html)
    assert not canonica(html)


# --- Feeds, map, robots -----------------------------------------------------------------------------------------------
def test_cada_lista_ofrece_su_canal(ver):
    entidad = EntidadFactory(codigo="x-una")
    PracticaFactory(publicada=True, completa=True, entidad=entidad)
    for direccion in ("/", "/buscar/?q=espera", "/entidades/x-una/", "/temas/tema-1/", "/regiones/12/"):
        html = texto(ver(direccion))
        canal = re.search(r'rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)"', html)[1]
        assert ver(canal.replace("&amp;", "&"))["Content-Type"].startswith("application/atom+xml"), direccion


def test_el_mapa_lleva_a_cada_archivo_y_cada_archivo_a_lo_publico(client):
    entidad = EntidadFactory(codigo="x-una", sector=termino("sector", "s1"))
    EntidadFactory(codigo="x-sin-fichas")
    practica = PracticaFactory(publicada=True, completa=True, entidad=entidad)
    PracticaFactory()
    Termino.objects.filter(codigo="tema-1").update(padre=termino("tema", "grupo"))
    listadas = {d for archivo in direcciones(client.get("/sitemap.xml")) for d in direcciones(client.get(archivo))}

    assert {d for d in listadas if d.startswith("/fichas/")} == {f"/fichas/{practica.codigo}/"}
    assert {d for d in listadas if d.startswith("/entidades/x")} == {"/entidades/x-una/"}
    assert {
        "/temas/tema-1/",
        "/temas/grupo/",
        "/sectores/s1/",
        "/regiones/12/",
        "/",
        "/problemas/deficiencia-1/",
    } <= listadas
    assert {d: s for d in listadas if (s := client.get(d).status_code) != 200} == {}


def test_una_anonima_no_pone_a_su_entidad_su_sector_ni_su_region_en_el_mapa(client):
    entidad = EntidadFactory(codigo="x-callada", sector=termino("sector", "s-callado"), ubigeo="210805")
    leccion = LeccionFactory(publicada=True, anonima=True, completa=True, entidad=entidad, ubigeo="210805")
    listadas = {d for archivo in direcciones(client.get("/sitemap.xml")) for d in direcciones(client.get(archivo))}

    assert f"/fichas/{leccion.codigo}/" in listadas
    assert not listadas & {"/entidades/x-callada/", "/sectores/s-callado/", "/regiones/21/"}


def test_el_mapa_se_parte_y_no_lee_de_mas(client, monkeypatch, django_assert_num_queries):
    from portal.mapa_del_sitio import Seccion

    monkeypatch.setattr(Seccion, "limit", 2)
    codigos = [PracticaFactory(publicada=True).codigo for _ in range(3)]
    assert "/sitemap-practicas.xml?p=2" in direcciones(client.get("/sitemap.xml"))
    with django_assert_num_queries(2):
        segunda = direcciones(client.get("/sitemap-practicas.xml?p=2"))
    assert segunda == [f"/fichas/{codigos[2]}/"]
    assert client.get("/sitemap-practicas.xml?p=9").status_code == 404
    assert client.get("/sitemap-practicas.xml?p=x").status_code == 404


def test_robots_dice_adonde_no_ir_y_donde_esta_el_mapa(client):
    lineas = texto(client.get("/robots.txt")).splitlines()
    for ruta in ("/cms/", "/mi-entidad/", "/mesa/", "/evaluacion/", "/cuenta/"):
        assert f"Disallow: {ruta}" in lineas
    assert f"Sitemap: {SITIO}/sitemap.xml" in lineas


def test_el_navegador_puede_buscar_aqui(client):
    html, descripcion = texto(client.get("/temas/")), client.get("/opensearch.xml")
    urls = ElementTree.fromstring(descripcion.content).iter("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert 'rel="search" type="application/opensearchdescription+xml" title="Yachay" href="/opensearch.xml"' in html
    assert f"{SITIO}/buscar/?q={{searchTerms}}" in [u.get("template") for u in urls]
