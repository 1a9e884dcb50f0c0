"""Practices side by side: any address says something sensible, and the table says only what differs or not."""

import re

import pytest

from portal import comparacion, paneles
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


def pedir(client, *codigos, **otros) -> str:
    respuesta = client.get("/comparar/", {"ficha": codigos, **otros})
    assert respuesta.status_code == 200
    return respuesta.content.decode()


def columnas(html: str) -> list[str]:
    return re.findall(r'<th scope="col">(BP-[\d-]+)</th>', html)


@pytest.fixture
def dos():
    return [PracticaFactory(titulo=f"Práctica {n}", publicada=True, completa=True).codigo for n in (1, 2)]


# --- The address ------------------------------------------------------------------------------------------------------
def test_las_columnas_van_en_el_orden_de_la_direccion(client, dos):
    assert columnas(pedir(client, *reversed(dos))) == dos[::-1]


def test_el_codigo_se_acepta_como_se_copia(client, dos):
    assert columnas(pedir(client, f" {dos[0].lower()} ", dos[1])) == dos


def test_la_direccion_canonica_solo_lleva_lo_que_se_compara(client, dos):
    html = pedir(client, *dos, dos[0], "LA-2026-00001", "nada", utm_source="x")
    assert f'rel="canonical" href="http://127.0.0.1:8000/comparar/?ficha={dos[0]}&amp;ficha={dos[1]}"' in html


@pytest.mark.parametrize("codigos", [[], [""], ["\0"], ["BP-2026-99999"], ["<b>"], ["LA-2026-00001"]])
def test_con_menos_de_dos_se_explica_y_se_puede_buscar(client, codigos):
    html = pedir(client, *codigos)
    assert "de dos a cuatro buenas prácticas" in html
    assert 'name="tipo" value="practica"' in html
    assert "<table" not in html


def test_con_una_sola_se_ofrecen_parecidas_y_la_busqueda_la_lleva_consigo(ver, dos):
    html = ver("/comparar/", ficha=dos[0]).content.decode()
    assert f'href="/comparar/?ficha={dos[0]}&amp;ficha={dos[1]}"' in html
    assert f'<input type="hidden" name="ficha" value="{dos[0]}">' in html


def test_mas_de_cuatro_se_dice_y_se_comparan_las_primeras(client):
    codigos = [PracticaFactory(publicada=True).codigo for _ in range(5)]
    html = pedir(client, *codigos)
    assert columnas(html) == codigos[:4]
    assert f"Se comparan hasta 4 prácticas. Quite una para agregar: {codigos[4]}." in html


def test_lo_que_no_se_puede_comparar_se_dice_y_se_compara_el_resto(client, dos):
    retirada = PracticaFactory(retirada=True, titulo="Ya no se muestra").codigo
    html = pedir(client, *dos, dos[0], "LA-2026-00009", "cualquiera", retirada)
    assert columnas(html) == dos
    assert f"Estaba repetida: {dos[0]}." in html
    assert "Es una lección aprendida: LA-2026-00009." in html
    assert "No es el código de una práctica publicada: CUALQUIERA." in html
    assert f"Fue retirada del repositorio: {retirada}." in html
    assert "Ya no se muestra" not in html


def test_una_leccion_reservada_y_una_que_no_existe_se_dicen_igual(client, dos):
    reservada = LeccionFactory(publicada=True, restringida=True).codigo
    html = pedir(client, *dos, reservada)
    assert html.replace(reservada, "LA-2026-99999") == pedir(client, *dos, "LA-2026-99999")


def test_muchos_codigos_no_hacen_una_pagina_larga(client):
    html = pedir(client, *[f"BP-2026-{n:05}" for n in range(300)])
    assert "BP-2026-00004 y 295 más" in html
    assert "BP-2026-00005" not in html


def test_una_direccion_demasiado_larga_no_se_lee(client):
    assert client.get("/comparar/", {"ficha": ["BP-2026-00001"] * 1000}).status_code == 414


def test_cada_una_se_quita_con_un_enlace(client, dos):
    otra = PracticaFactory(publicada=True).codigo
    html = pedir(client, *dos, otra)
    assert f'class="comparada__quitar" href="/comparar/?ficha={dos[0]}&amp;ficha={otra}"' in html


# --- The table --------------------------------------------------------------------------------------------------------
def fila(html: str, titulo: str) -> str:
    hallada = re.search(rf'<tr[^>]*>\s*<th scope="row">{titulo}.*?</tr>', html, re.DOTALL)
    return hallada[0] if hallada else ""


def test_una_fila_de_la_que_nadie_dice_nada_no_esta(client):
    codigos = [PracticaFactory(publicada=True, que_no_funciono="").codigo for _ in range(2)]
    html = pedir(client, *codigos)
    assert not fila(html, "Qué no funcionó")


def test_quien_no_lo_dice_lo_dice(client, dos):
    callada = PracticaFactory(publicada=True, duracion=None).codigo
    assert "No lo dice" in fila(pedir(client, dos[0], callada), "Tiempo")


def test_lo_igual_y_lo_que_difiere_se_distinguen_con_palabras(client):
    codigos = [PracticaFactory(publicada=True, duracion=7, costo=costo).codigo for costo in (0, 500)]
    html = pedir(client, *codigos)
    assert "Igual en todas" in fila(html, "Tiempo")
    assert "Igual en todas" not in fila(html, "Costo")


def test_se_puede_ver_solo_lo_que_difiere(client):
    codigos = [PracticaFactory(publicada=True, duracion=7, costo=costo).codigo for costo in (0, 500)]
    html = pedir(client, *codigos, ver="diferencias")
    assert fila(html, "Costo")
    assert not fila(html, "Tiempo")


def test_el_resultado_es_la_cifra_o_las_palabras_que_la_reemplazan(client, dos):
    sin_cifra = PracticaFactory(publicada=True, sin_indicador="Nadie contaba las colas.").codigo
    resultado = fila(pedir(client, dos[0], sin_cifra), "Resultado principal")
    assert "de 23 a 3" in resultado
    assert "Nadie contaba las colas." in resultado


def test_lo_reservado_a_entidades_y_el_buzon_no_se_muestran(client, dos):
    html = pedir(client, *dos)
    assert "consultora" not in html
    assert "@prueba.example" not in html


def test_en_el_telefono_cada_valor_dice_de_quien_es(client, dos):
    celdas = re.findall(r"<td[^>]*>", pedir(client, *dos))
    assert celdas
    assert all("data-nombre=" in celda for celda in celdas)


def test_lo_escrito_es_texto(client):
    codigos = [PracticaFactory(publicada=True, titulo="<script>a", solucion="<img src=x>").codigo for _ in range(2)]
    html = pedir(client, *codigos)
    assert "<script>a" not in html
    assert "<img src=x>" not in html


def test_comparar_dos_o_cuatro_cuesta_las_mismas_consultas(client, django_assert_num_queries):
    codigos = []
    for n in range(4):
        entidad = EntidadFactory(sector=termino("sector", f"s{n}"))
        codigos.append(PracticaFactory(publicada=True, completa=True, entidad=entidad).codigo)
    with django_assert_num_queries(15):
        pedir(client, *codigos[:2])
    with django_assert_num_queries(15):
        pedir(client, *codigos)


# --- The ways in ------------------------------------------------------------------------------------------------------
def test_de_una_practica_se_llega_y_de_una_leccion_no(client, dos):
    assert f'href="/comparar/?ficha={dos[0]}"' in client.get(f"/fichas/{dos[0]}/").content.decode()
    assert "/comparar/" not in client.get(LeccionFactory(publicada=True).get_absolute_url()).content.decode()


def test_en_los_resultados_se_marcan_practicas_y_no_lecciones(ver, dos):
    leccion = LeccionFactory(publicada=True).codigo
    html = ver("/buscar/").content.decode()
    assert set(re.findall(r'name="ficha" value="([^"]+)" form="comparar"', html)) == set(dos)
    assert leccion in html


def test_sin_practicas_no_hay_que_comparar(ver):
    LeccionFactory(publicada=True)
    assert 'id="comparar"' not in ver("/buscar/").content.decode()


def test_lo_elegido_sigue_elegido_al_ordenar_filtrar_o_pasar_de_pagina(ver, dos):
    PracticaFactory.create_batch(21, publicada=True)
    html = ver("/buscar/", tipo="practica", ficha=dos[0], orden="recientes").content.decode()
    oculto = f'<input type="hidden" name="ficha" value="{dos[0]}">'
    for destino in (
        "tipo=practica&amp;orden=titulo",
        "tipo=practica&amp;orden=recientes&amp;pagina=2",
        "orden=recientes",
    ):
        assert f'href="?{destino}&amp;ficha={dos[0]}"' in html, destino
    assert html.count(oculto) == 4, "The box of words, the filters, the search inside a facet and the comparison"
    assert "Comparar las marcadas<span data-cuantas> (1)</span>" in html


def enlaces_de_busqueda(html: str) -> list[str]:
    principal = html[html.index("<main") : html.index("</main>")]
    return [url for url in re.findall(r'href="([^"]+)"', principal) if re.match(r"\?|/buscar/", url)]


def test_lo_elegido_va_y_vuelve_de_la_pagina_de_una_faceta(ver, dos, monkeypatch):
    monkeypatch.setattr(paneles, "CABEN", 1)  # so that the facet has a page with the rest
    assert f'href="/buscar/facetas/entidad/?tipo=practica&amp;ficha={dos[0]}"' in (
        ver("/buscar/", tipo="practica", ficha=dos[0]).content.decode()
    )
    html = ver("/buscar/facetas/region/", tipo="practica", ficha=dos[0]).content.decode()
    enlaces = enlaces_de_busqueda(html)
    assert enlaces
    assert all(f"ficha={dos[0]}" in url for url in enlaces)
    assert html.count(f'<input type="hidden" name="ficha" value="{dos[0]}">') == 1


def test_lo_elegido_sale_con_uno_de_una_busqueda_que_no_halla_nada(ver, dos):
    html = ver("/buscar/", q="práctica zarigüeya", nivel="nacional", region="24", ficha=dos[0]).content.decode()
    enlaces = enlaces_de_busqueda(html)
    assert "<h1>0 <span>fichas</span></h1>" in html
    assert len(enlaces) > 2
    assert all(f"ficha={dos[0]}" in url for url in enlaces)


def test_lo_elegido_que_se_ve_esta_marcado_y_no_se_repite(ver, dos):
    html = ver("/buscar/", ficha=[dos[0], "<b>"]).content.decode()
    comparacion = html[html.index('id="comparar"') :]
    assert f'value="{dos[0]}" form="comparar" checked' in html
    assert f'type="hidden" name="ficha" value="{dos[0]}"' not in comparacion


def test_de_muchas_solo_se_leen_enteras_las_que_se_muestran(client, monkeypatch):
    codigos = [PracticaFactory(publicada=True).codigo for _ in range(6)]
    leidos = []
    leer = comparacion.practicas_con_codigos
    monkeypatch.setattr(comparacion, "practicas_con_codigos", lambda cuales: leidos.extend(cuales) or leer(cuales))

    assert columnas(pedir(client, *codigos)) == leidos == codigos[:4]
