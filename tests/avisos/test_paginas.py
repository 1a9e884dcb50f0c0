"""The inbox of each person, and of nobody else."""

import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from portal.contexto import sitio
from practicas.avisos import servicios
from practicas.avisos.models import Aviso, Preferencia

pytestmark = pytest.mark.django_db
BANDEJA = "/cuenta/avisos/"
PREFERENCIAS = "/cuenta/avisos/preferencias/"


@pytest.fixture
def suya(ana):
    """Ana, signed in."""
    cliente = Client()
    cliente.force_login(ana)
    return cliente


def asuntos(respuesta) -> list[str]:
    return re.findall(r"<h3><a [^>]*>([^<]*)</a></h3>", respuesta.content.decode())


# --- Who gets in ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("metodo", ["get", "post"])
@pytest.mark.parametrize("direccion", [BANDEJA, "/cuenta/avisos/1/", PREFERENCIAS])
def test_sin_ingresar_no_se_pasa(client, avisar, ana, metodo, direccion):
    avisar(ana)
    respuesta = getattr(client, metodo)(direccion)

    assert respuesta.status_code == 302
    assert "/cuenta/ingresar/" in respuesta.url
    assert Aviso.objects.get().leido is None


@pytest.mark.parametrize("metodo", ["get", "post"])
def test_el_aviso_de_otra_persona_no_existe(suya, avisar, beto, metodo):
    ajenos = [*avisar(beto, asunto="Solo para Beto"), *avisar(correos=["mesa@muni.example"])]

    assert {getattr(suya, metodo)(a.get_absolute_url()).status_code for a in ajenos} == {404}
    assert "Solo para Beto" not in suya.get(BANDEJA).content.decode()
    assert not Aviso.objects.exclude(leido=None).exists()


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999", "9" * 5000, "x"])
def test_un_numero_que_no_es_de_ningun_aviso_no_esta(suya, pk):
    assert suya.get(f"{BANDEJA}{pk}/").status_code == 404


def test_no_queda_en_ninguna_memoria_intermedia(suya):
    assert "no-store" in suya.get(BANDEJA)["Cache-Control"]


# --- The list ---------------------------------------------------------------------------------------------------------
def test_sin_avisos_lo_dice(suya):
    assert "Ningún aviso" in suya.get(BANDEJA).content.decode()


def test_primero_los_no_leidos_y_de_ellos_el_ultimo(suya, avisar, ana):
    for asunto in ("uno", "dos", "tres", "cuatro"):
        avisar(ana, asunto=asunto)
    for leido in Aviso.objects.filter(asunto__in=["dos", "cuatro"]):
        servicios.marcar_leido(aviso=leido, usuario=ana)

    assert asuntos(suya.get(BANDEJA)) == ["tres", "uno", "cuatro", "dos"]


def test_dice_que_paso_que_hacer_y_por_que_sin_ejecutar_lo_escrito(suya, avisar, ana):
    avisar(ana, cuerpo="<script>alert(1)</script>", asunto="<b>Observaron</b>")
    html = suya.get(BANDEJA).content.decode()

    assert "&lt;script&gt;" in html
    assert "<b>Observaron" not in html
    assert "Responda las 2 observaciones" in html
    assert "Usted es responsable de la ficha." in html


def test_se_reparte_en_paginas(suya, avisar, ana):
    for numero in range(25):
        avisar(ana, asunto=f"n{numero}")
    primera, segunda = asuntos(suya.get(BANDEJA)), asuntos(suya.get(BANDEJA, {"pagina": "2"}))

    assert (len(primera), len(segunda), len({*primera, *segunda})) == (20, 5, 25)


@pytest.mark.parametrize("pagina", ["0", "-1", "99", "x", "9" * 5000, "²"])
def test_una_pagina_que_no_hay_abre_otra(suya, avisar, ana, pagina):
    avisar(ana)
    assert suya.get(BANDEJA, {"pagina": pagina}).status_code == 200


def test_la_lista_no_hace_una_consulta_por_aviso(suya, avisar, ana, django_assert_max_num_queries):
    for _ in range(20):
        avisar(ana)
    with django_assert_max_num_queries(8):
        suya.get(BANDEJA)


# --- Reading ----------------------------------------------------------------------------------------------------------
def test_abrirlo_lo_marca_y_lleva_a_su_enlace(suya, avisar, ana):
    (aviso,) = avisar(ana)
    respuesta = suya.get(aviso.get_absolute_url())

    assert (respuesta.status_code, respuesta.url) == (302, "/mi-entidad/2026-0001/")
    assert Aviso.objects.get().leido


def test_uno_sin_enlace_lleva_a_la_bandeja(suya, avisar, ana):
    (aviso,) = avisar(ana, enlace="")
    assert suya.get(aviso.get_absolute_url()).url.startswith(BANDEJA)


def test_se_marca_sin_abrirlo_y_se_sigue_en_la_misma_pagina(suya, avisar, ana):
    (aviso,) = avisar(ana)
    respuesta = suya.post(f"{aviso.get_absolute_url()}?pagina=3")

    assert respuesta.url == f"{BANDEJA}?pagina=3"
    assert Aviso.objects.get().leido


def test_se_marcan_todos_los_propios(suya, avisar, ana, beto):
    avisar(ana, beto)
    assert suya.post(BANDEJA).url == BANDEJA
    assert list(Aviso.objects.filter(leido=None).values_list("usuario", flat=True)) == [beto.pk]


def test_marcar_pide_la_prueba_de_que_viene_de_esta_pagina(avisar, ana):
    avisar(ana)
    cliente = Client(enforce_csrf_checks=True)
    cliente.force_login(ana)

    assert cliente.post(BANDEJA).status_code == 403
    assert Aviso.objects.get().leido is None


# --- How mail comes ---------------------------------------------------------------------------------------------------
def test_se_elige_un_correo_al_dia_y_se_vuelve_atras(suya, ana):
    for valor, elegido in (("resumen", True), ("cada-uno", False)):
        hecho = suya.post(PREFERENCIAS, {"correo": valor}, follow=True)
        assert "Quedó guardado" in hecho.content.decode()
        assert Preferencia.objects.get(usuario=ana).resumen_diario is elegido


@pytest.mark.parametrize(("resumen", "marcado"), [(True, "resumen"), (False, "cada-uno")])
def test_muestra_lo_elegido(suya, ana, resumen, marcado):
    servicios.elegir_resumen(usuario=ana, resumen_diario=resumen)
    html = suya.get(PREFERENCIAS).content.decode()

    (elegida,) = re.findall(r"<input[^>]*checked[^>]*>", html)
    assert f'value="{marcado}"' in elegida


@pytest.mark.parametrize("datos", [{}, {"correo": "nunca"}])
def test_hay_que_elegir_una_de_las_dos(suya, datos):
    assert "Elija una de las dos formas." in suya.post(PREFERENCIAS, datos).content.decode()
    assert not Preferencia.objects.exists()


# --- The count --------------------------------------------------------------------------------------------------------
def test_la_cuenta_se_pregunta_una_vez_y_solo_si_se_muestra(avisar, ana, django_assert_num_queries):
    avisar(ana)
    pedido = RequestFactory().get("/")
    pedido.user = ana
    with django_assert_num_queries(0):
        contexto = Context(sitio(pedido))
    plantilla = Template("{% if avisos_sin_leer %}{{ avisos_sin_leer }} sin leer{% endif %}")
    with django_assert_num_queries(1):
        assert plantilla.render(contexto) == "1 sin leer"


def test_una_pagina_publica_no_cuenta_avisos(suya):
    with CaptureQueriesContext(connection) as hechas:
        suya.get("/como-participar/")

    assert not [q for q in hechas.captured_queries if "avisos_aviso" in q["sql"]]
