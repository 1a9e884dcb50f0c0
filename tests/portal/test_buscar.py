import re

import pytest

from busqueda.motores import motor
from busqueda.puerto import MotorCaido
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


def html_de(respuesta) -> str:
    assert respuesta.status_code == 200
    return respuesta.content.decode()


def etiqueta_de(html: str, nombre: str, valor: str) -> str:
    """The checkbox of a value, as written."""
    return re.search(rf'<input class="casilla"[^>]*name="{nombre}"[^>]*value="{re.escape(valor)}"[^>]*>', html)[0]


@pytest.fixture
def licencias():
    tramites = termino("tema", "tramites", nombre="Trámites y licencias")
    return [
        PracticaFactory(titulo=f"Licencia rápida {n}", publicada=True, completa=n == 0, terminos={"temas": [tramites]})
        for n in range(3)
    ]


def test_muestra_lo_que_encuentra_y_por_que(ver, licencias):
    html = html_de(ver("/buscar/", q="licencia"))

    assert re.search(r"<h1>3 <span>fichas</span></h1>", html)
    assert "<mark>Licencia</mark> rápida" in html
    assert "Coincide en título" in html
    assert licencias[0].codigo in html


def test_una_errata_se_corrige_y_se_dice(ver):
    PracticaFactory(titulo="Simplificación de trámites", publicada=True)

    html = html_de(ver("/buscar/", q="simplificasion tramites"))

    assert "<mark>Simplificación</mark> de <mark>trámites</mark>" in html
    assert "Resultados para <strong>simplificación tramites</strong>" in html
    assert 'href="?q=simplificasion+tramites&amp;corregir=no"' in html


def test_dice_una_ficha_en_singular(ver):
    PracticaFactory(publicada=True)

    assert "<h1>1 <span>ficha</span></h1>" in html_de(ver("/buscar/"))


def test_lo_elegido_esta_marcado_y_se_puede_quitar(ver, licencias):
    termino("nivel", "nacional")
    html = html_de(ver("/buscar/", q="licencia", tema="tramites", nivel="-nacional"))

    assert "checked" in etiqueta_de(html, "tema", "tramites")
    assert "Tema: Trámites y licencias" in html
    assert 'href="/buscar/?q=licencia&amp;nivel=-nacional"' in html or 'href="?q=licencia&amp;nivel=-nacional"' in html
    assert "checked" in etiqueta_de(html, "nivel", "-nacional")


def test_los_tramos_van_del_menor_al_mayor_y_lo_que_no_es_un_tramo_se_ignora(ver):
    for costo in (900_000, 900_000, 1_000, 0):
        PracticaFactory(publicada=True, costo=costo)

    html = html_de(ver("/buscar/", costo=["inventado", "s3", "s1", "s0"]))

    assert re.findall(r'name="costo" value="(\w+)" checked', html) == ["s0", "s1", "s3"]


def test_el_formulario_de_filtros_conserva_las_palabras_y_el_buscador_los_filtros(ver, licencias):
    html = html_de(ver("/buscar/", q="licencia", tema="tramites", orden="titulo"))

    assert '<input type="hidden" name="q" value="licencia">' in html
    assert '<input type="hidden" name="tema" value="tramites">' in html
    assert '<input type="hidden" name="orden" value="titulo">' in html


def test_los_campos_de_anio_filtran(ver):
    PracticaFactory(titulo="La vieja", anio_inicio=2010, anio_fin=2011, publicada=True)
    PracticaFactory(titulo="La nueva", anio_inicio=2020, anio_fin=2021, publicada=True)

    html = html_de(ver("/buscar/", anio_desde="2015", anio_hasta=""))

    assert "La nueva" in html
    assert "La vieja" not in html
    assert 'value="2015"' in html


def test_pasada_la_ultima_pagina_ofrece_la_primera(ver, licencias):
    html = html_de(ver("/buscar/", q="licencia", pagina="99"))

    assert "Esta página está después de la última" in html


def test_mas_alla_de_diez_mil_lo_dice(ver, licencias):
    assert "primeras 10,000 fichas" in html_de(ver("/buscar/", pagina="5000"))


def test_pagina_de_veinte_en_veinte(ver):
    for _ in range(21):
        PracticaFactory(publicada=True)

    html = html_de(ver("/buscar/", pagina="2"))

    assert "21 a 21 de 21" in html
    assert 'rel="prev"' in html
    assert 'rel="next"' not in html


@pytest.mark.parametrize(
    "parametros",
    [
        {"q": '"-*:(){}[]^~\\ AND OR'},
        {"tema": "no-existe", "orden": "cualquiera", "pagina": "-1"},
        {"anio": "hola", "inventado": "1"},
        {"q": "x" * 5000},
    ],
)
def test_nada_de_lo_que_se_escribe_da_error(ver, parametros):
    assert ver("/buscar/", **parametros).status_code == 200


def test_una_pregunta_de_mas_de_8_kb_es_demasiado_larga(ver):
    assert ver("/buscar/", q="x" * 9000).status_code == 414
    assert ver("/buscar/facetas/tema/", q="x" * 9000).status_code == 414


def test_la_direccion_canonica_solo_lleva_lo_que_se_entiende(ver):
    html = html_de(ver("/buscar/", q="agua", inventado="1", pagina="1"))

    assert 'rel="canonical" href="http://127.0.0.1:8000/buscar/?q=agua"' in html


def test_lo_escrito_no_se_vuelve_codigo(ver):
    html = ver("/buscar/", q='"><script>alert(1)</script>').content.decode()

    assert "<script>" not in html


def test_sin_resultados_propone_solo_caminos_que_llevan(ver, licencias):
    html = html_de(ver("/buscar/", q="licencia", region="09", tema="tramites"))

    assert "<h1>0 <span>fichas</span></h1>" in html
    assert re.search(r"Sin «Región: Huancavelica»</a><small>3 fichas</small>", html)
    assert "Sin «Tema: Trámites y licencias»" not in html


def test_sin_resultados_propone_lo_que_se_pidio_no_corregir(ver):
    PracticaFactory(titulo="Simplificación de licencias", publicada=True)
    html = html_de(ver("/buscar/", q="simplificasion", corregir="no"))
    assert re.search(r'href="/buscar/\?q=simplificaci%C3%B3n"[^>]*>\s*simplificación', html)


def test_sin_resultados_propone_cada_palabra(ver, licencias):
    html = html_de(ver("/buscar/", q="licencia -rápida biodigestor"))

    assert '<a href="/buscar/?q=licencia">licencia</a>' in html
    assert "?q=biodigestor" not in html


def test_sin_motor_responde_con_menos_y_lo_dice(ver, licencias, monkeypatch):
    ver("/buscar/")

    def caido(*args, **kwargs):
        raise MotorCaido

    monkeypatch.setattr(type(motor()), "buscar", caido)
    monkeypatch.setattr(type(motor()), "contar", caido)
    html = html_de(ver("/buscar/", q="licencia"))

    assert "El buscador está atendiendo con lo básico" in html
    assert "<mark>Licencia</mark> rápida" in html
    assert "Aplicar filtros" not in html


@pytest.mark.parametrize("cuantas", [1, 12])
def test_los_resultados_cuestan_doce_consultas_haya_las_que_haya(ver, client, cuantas, django_assert_max_num_queries):
    for n in range(cuantas):
        PracticaFactory(publicada=True, completa=True, titulo=f"Licencia {n}")
    LeccionFactory(publicada=True, anonima=True)
    ver("/buscar/")

    with django_assert_max_num_queries(12):
        client.get("/buscar/", {"q": "licencia", "tema": "tema-1", "entidad": "x", "region": "12"})


# --- One facet --------------------------------------------------------------------------------------------------------
def test_faceta_busca_dentro(ver):
    PracticaFactory(publicada=True, entidad=EntidadFactory(nombre="Hospital de Ica"))
    PracticaFactory(publicada=True, entidad=EntidadFactory(nombre="Red de Puno"))

    html = html_de(ver("/buscar/facetas/entidad/", contiene="hospital"))
    assert 'formaction="/buscar/facetas/entidad/"' in html, "What is ticked goes along when one looks for another"

    assert "Hospital de Ica" in html
    assert "Red de Puno" not in html


def test_faceta_baja_por_el_arbol(ver):
    PracticaFactory(publicada=True, ubigeo="120101")
    PracticaFactory(publicada=True, ubigeo="08", entidad=EntidadFactory(ubigeo="08"))

    arriba = html_de(ver("/buscar/facetas/region/"))
    abajo = html_de(ver("/buscar/facetas/region/", padre="12"))

    assert "padre=12" in arriba
    assert "padre=08" not in arriba, "Nothing inside has fichas"
    assert "<h1>Región: Junín</h1>" in abajo
    assert 'value="1201"' in abajo


def test_faceta_conserva_la_busqueda_y_lo_elegido_que_no_lista(ver, licencias):
    html = html_de(
        ver("/buscar/facetas/region/", q="licencia", tema="tramites", region=["0901", "-05"], contiene="junin")
    )

    for nombre, valor in (("q", "licencia"), ("tema", "tramites"), ("region", "0901"), ("region", "-05")):
        assert f'<input type="hidden" name="{nombre}" value="{valor}">' in html


def test_faceta_desconocida_no_esta(ver):
    assert ver("/buscar/facetas/inventada/").status_code == 404


def test_la_pagina_sin_resultados_cuesta_doce_consultas(ver, client, licencias, django_assert_max_num_queries):
    parametros = {
        "q": "licencia xyzzy qwerty abcdef",
        "tema": "tramites",
        "tipo": "leccion",
        "anio": "1999",
        "costo": "s4",
    }
    ver("/buscar/", **parametros)
    with django_assert_max_num_queries(12):
        html = html_de(client.get("/buscar/", parametros))
    assert "0 <span>fichas" in html
    assert "Sin ningún filtro" in html


# --- The map of what is found -----------------------------------------------------------------------------------------
@pytest.fixture
def en_el_mapa(ver):
    for n, ubigeo in enumerate(("1202", "120205", "1501", "1505")):
        PracticaFactory(titulo=f"Licencia {n}", ubigeo=ubigeo, publicada=True)
    PracticaFactory(titulo="Catastro", ubigeo="2108", publicada=True)
    return lambda **mas: html_de(ver("/buscar/", q="licencia", vista="mapa", **mas))


def teselas(html: str) -> dict[str, str]:
    """What is said of each region that has something → where it leads."""
    enlaces = re.findall(r'<a class="paso-[1-4]" href="([^"]+)">(.+?)</a>', html)
    return {re.sub("<[^>]+>", "", dicho): url.replace("&amp;", "&") for url, dicho in enlaces}


def test_el_mapa_cuenta_lo_hallado_y_lleva_a_la_lista_de_la_region(ver, en_el_mapa):
    halladas = teselas(en_el_mapa())

    assert {d: u for d, u in halladas.items() if "Junín" in d} == {
        "JUN 2 fichas en Junín": "/buscar/?q=licencia&region=12"
    }
    assert {"LIM 1 ficha en Lima Metropolitana", "LIP 1 ficha en Lima Provincias"} == {
        d for d in halladas if "Lima" in d
    }
    assert "<h1>2 <span>fichas</span></h1>" in html_de(ver(halladas["JUN 2 fichas en Junín"]))


def test_en_el_mapa_otra_region_toma_el_lugar_de_la_elegida(en_el_mapa):
    assert teselas(en_el_mapa(region="12"))["LIM 1 ficha en Lima Metropolitana"] == "/buscar/?q=licencia&region=1501"


def test_quien_mira_el_mapa_sigue_en_el_al_filtrar(en_el_mapa):
    html = en_el_mapa()
    assert '<input type="hidden" name="vista" value="mapa">' in html
    assert '<a href="?q=licencia">Lista</a>' in html
    assert "<article" not in html


def test_una_vista_que_no_existe_es_la_lista(ver, licencias):
    assert "<article" in html_de(ver("/buscar/", q="licencia", vista="globo"))
