import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from practicas.fichas.models import Leccion, Practica
from practicas.fichas.presentacion import presentar
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, publicar

pytestmark = pytest.mark.django_db


def texto(respuesta) -> str:
    return respuesta.content.decode()


# --- Who sees what ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
def test_publicada_se_ve(client, fabrica):
    ficha = fabrica(publicada=True, completa=True)

    respuesta = client.get(ficha.get_absolute_url())

    assert respuesta.status_code == 200
    assert ficha.titulo in texto(respuesta)


@pytest.mark.parametrize("codigo", ["BP-2026-00001", "LA-2026-00001", "XX-2026-00001", "cualquier-cosa"])
def test_desconocida_no_esta(client, codigo):
    assert client.get(f"/fichas/{codigo}/").status_code == 404


@pytest.mark.parametrize("rasgo", ["restringida", "diferida"])
def test_leccion_reservada_no_esta(client, rasgo):
    leccion = LeccionFactory(publicada=True, **{rasgo: True})

    assert client.get(leccion.get_absolute_url()).status_code == 404


def test_retirada_deja_lapida_sin_su_texto(client):
    ficha = PracticaFactory(retirada=True, titulo="Un título que ya no se muestra")

    for direccion in (ficha.get_absolute_url(), f"{ficha.get_absolute_url()}v/1/"):
        respuesta = client.get(direccion)
        assert respuesta.status_code == 410
        assert ficha.codigo in texto(respuesta)
        assert ficha.titulo not in texto(respuesta)


def test_leccion_reservada_y_retirada_no_deja_lapida(client):
    leccion = LeccionFactory(retirada=True, restringida=True)

    assert client.get(leccion.get_absolute_url()).status_code == 404


def test_anonima_no_dice_quien(client):
    entidad = EntidadFactory(nombre="Municipalidad de Zapotal", codigo="x-zapotal")
    leccion = LeccionFactory(publicada=True, anonima=True, completa=True, entidad=entidad)

    html = texto(client.get(leccion.get_absolute_url()))

    assert "Entidad anónima" in html
    assert "Por qué no dice quién" in html
    assert not re.search("zapotal|Gerencia de Licencias|10-2021|x.example", html, re.IGNORECASE)


def test_lo_reservado_a_entidades_no_se_muestra(client):
    ficha = PracticaFactory(publicada=True, completa=True)

    html = texto(client.get(ficha.get_absolute_url()))

    assert "Activo formato" in html
    assert "Activo consultora" not in html


def test_un_borrador_no_cambia_la_pagina(client):
    ficha = PracticaFactory(publicada=True)
    borrador = Practica.objects.get(pk=ficha.pk)
    borrador.titulo = "Título del borrador"
    borrador.save_revision()

    assert "Título del borrador" not in texto(client.get(ficha.get_absolute_url()))


def test_una_leccion_enlaza_la_practica_de_la_que_salio_y_la_anonima_la_calla(client):
    practica = PracticaFactory(publicada=True, titulo="La práctica madre")

    dice = texto(client.get(LeccionFactory(publicada=True, practica=practica).get_absolute_url()))
    calla = texto(client.get(LeccionFactory(publicada=True, practica=practica, anonima=True).get_absolute_url()))

    assert "La práctica madre" in dice
    assert "La práctica madre" not in calla


# --- Cost -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
def test_una_ficha_con_todo_cuesta_quince_consultas(client, fabrica, django_assert_max_num_queries):
    ficha = fabrica(publicada=True, completa=True)

    with django_assert_max_num_queries(15):
        client.get(ficha.get_absolute_url())


# --- What it says -----------------------------------------------------------------------------------------------------
def test_el_indice_lleva_a_cada_seccion_y_a_ninguna_mas(client):
    for ficha in (PracticaFactory(publicada=True, completa=True), LeccionFactory(publicada=True, completa=True)):
        html = texto(client.get(ficha.get_absolute_url()))
        cuerpo = html[html.index("<main") :]
        indice = re.findall(r'<li><a href="#([\w-]+)"', cuerpo)
        assert indice == re.findall(r'<section class="[^"]+" id="([\w-]+)"', cuerpo)


def test_la_cifra_se_lee_de_a(client):
    ficha = PracticaFactory(publicada=True, completa=True)

    html = texto(client.get(ficha.get_absolute_url()))

    assert '<span class="oculto">de 23 a 3</span>' in html
    assert "−87\u202f%" in html
    assert "+23 puntos" in html
    assert "No llegó a la meta" in html


def test_sin_indicador_dice_por_que(client):
    ficha = PracticaFactory(publicada=True, sin_indicador="Nadie contaba las colas. Se cuenta desde hoy.")

    assert "Nadie contaba las colas." in texto(client.get(ficha.get_absolute_url()))


def test_cada_clasificacion_lleva_a_su_busqueda(client):
    ficha = PracticaFactory(publicada=True, completa=True)

    html = texto(client.get(ficha.get_absolute_url()))

    for destino in (
        "tema=tema-1",
        "pilar=pilar-2",
        "etiqueta=ventanilla-%C3%BAnica",
        "nivel=local.distrital",
        "region=12",
    ):
        assert f'href="/buscar/?{destino}"' in html


def test_un_texto_peligroso_no_corre(client):
    ficha = PracticaFactory(publicada=True, titulo="<script>alert(1)</script>", problema="<img src=x onerror=alert(1)>")

    html = texto(client.get(ficha.get_absolute_url()))

    assert "<script>alert" not in html
    assert "onerror" not in html


# --- Versions ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def corregida():
    """Published, and then published again with another title."""

    def _corregida(fabrica, antes: dict, despues: dict):
        ficha = fabrica(publicada=True, **antes)
        nueva = type(ficha).objects.get(pk=ficha.pk)
        for campo, valor in despues.items():
            setattr(nueva, campo, valor)
        return publicar(nueva, revision=nueva.save_revision())

    return _corregida


def test_la_version_anterior_lo_dice_y_apunta_a_la_vigente(client, corregida):
    ficha = corregida(PracticaFactory, {"titulo": "Como fue"}, {"titulo": "Como es"})

    html = texto(client.get(f"/fichas/{ficha.codigo}/v/1/"))

    assert "<h1>Como fue</h1>" in html
    assert "Esta no es la versión vigente" in html
    assert f'rel="canonical" href="http://127.0.0.1:8000/fichas/{ficha.codigo}/"' in html


def test_la_ultima_version_es_la_vigente(client, corregida):
    ficha = corregida(PracticaFactory, {"titulo": "Como fue"}, {"titulo": "Como es"})

    html = texto(client.get(f"/fichas/{ficha.codigo}/v/2/"))

    assert "<h1>Como es</h1>" in html
    assert "no es la versión vigente" not in html


@pytest.mark.parametrize("numero", [0, 3, 999])
def test_una_version_que_no_hubo_no_esta(client, corregida, numero):
    ficha = corregida(PracticaFactory, {}, {"titulo": "Como es"})

    assert client.get(f"/fichas/{ficha.codigo}/v/{numero}/").status_code == 404


def test_lo_que_hoy_es_anonimo_no_se_lee_en_lo_de_antes(client, corregida):
    leccion = corregida(
        LeccionFactory,
        {"titulo": "En Zapotal compramos mal"},
        {"titulo": "Compramos mal", "divulgacion": "anonima", "anonimato_revisado": True},
    )

    assert client.get(f"/fichas/{leccion.codigo}/v/1/").status_code == 404
    assert "Entidad anónima" in texto(client.get(f"/fichas/{leccion.codigo}/v/2/"))


def test_lo_que_era_reservado_entonces_no_se_lee_ahora(client, corregida):
    leccion = corregida(LeccionFactory, {"divulgacion": "restringida"}, {"divulgacion": "publica"})

    assert client.get(f"/fichas/{leccion.codigo}/v/1/").status_code == 404
    assert client.get(f"/fichas/{leccion.codigo}/v/2/").status_code == 200


# --- Preview ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("modelo", [Practica, Leccion])
def test_se_puede_ver_un_borrador_que_nunca_se_guardo(modelo):
    borrador = modelo(titulo="Borrador", resumen="Apenas empieza", entidad=EntidadFactory())
    pedido = RequestFactory().get("/cms/")

    html = render_to_string(
        f"portal/{modelo.TIPO}.html", {"ficha": presentar(borrador), "vista_previa": True}, request=pedido
    )

    assert "Borrador" in html
    assert "Cómo citar" not in html


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
def test_una_ficha_cuesta_quince_consultas_tenga_lo_que_tenga(client, fabrica, django_assert_max_num_queries):
    ficha = fabrica(completa=True, publicada=2)
    client.get(ficha.get_absolute_url())
    with django_assert_max_num_queries(15):
        assert client.get(ficha.get_absolute_url()).status_code == 200


def test_solo_se_ofrecen_las_versiones_que_se_pueden_ver(client):
    anonima = LeccionFactory(anonima=True, publicada=2)
    practica = PracticaFactory(publicada=3)

    assert "/v/1/" not in texto(client.get(anonima.get_absolute_url()))
    assert {n for n in (1, 2, 3) if f'/v/{n}/"' in texto(client.get(practica.get_absolute_url()))} == {1, 2}


@pytest.mark.parametrize("direccion", ["/fichas/BP%00/", "/entidades/x%00/", "/temas/a%00/", "/archivos/a%00b"])
def test_una_direccion_con_un_nulo_no_esta(client, direccion):
    assert client.get(direccion).status_code == 404
