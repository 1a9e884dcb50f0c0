"""What a person reads when something cannot be: in words, in Spanish, with a way out."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from portal.views import errores
from tests.factories import LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db
NAVEGADOR = {"HTTP_ACCEPT": "text/html,application/xhtml+xml"}


def texto(respuesta) -> str:
    return respuesta.content.decode()


# --- 404 --------------------------------------------------------------------------------------------------------------
def test_lo_que_no_esta_se_busca_con_lo_que_se_pidio_y_tiene_tres_salidas(client):
    respuesta = client.get("/fichas/BP-2026-00042/")

    assert respuesta.status_code == 404
    for dicho in ("Esta página no está", 'value="BP-2026-00042"', 'href="/"', 'href="/temas/"', 'href="/solicitudes/"'):
        assert dicho in texto(respuesta)


def test_un_codigo_mal_copiado_ofrece_su_ficha(ver):
    ficha = PracticaFactory(publicada=True, titulo="Licencia en tres días")
    mal_copiado = ficha.codigo.lower().replace("-000", "-")

    for direccion in (f"/{mal_copiado}/", f"/fichas/{ficha.codigo.lower()}/", f"/fichas/{ficha.codigo}/anexos/"):
        html = texto(ver(direccion))
        assert f"¿Buscaba la ficha {ficha.codigo}?" in html
        assert f'href="{ficha.get_absolute_url()}">Licencia en tres días</a>' in html


@pytest.mark.parametrize("estado", [{}, {"publicada": True, "divulgacion": "restringida"}, {"retirada": True}])
def test_no_se_ofrece_lo_que_no_es_publico(ver, estado):
    ficha = LeccionFactory(titulo="Xilofono", **estado)

    html = texto(ver(f"/otra/{ficha.codigo or 'LA-2026-00001'}/anexos/"))

    assert "¿Buscaba la ficha" not in html
    assert "Xilofono" not in html


def test_se_avisa_del_enlace_roto_si_hay_a_quien(client, settings):
    settings.CORREO_CONTACTO = "yachay@sgp.example"

    assert "mailto:yachay@sgp.example?subject=Enlace%20roto%20en%20Yachay%3A%20%2Fno-esta%2F" in texto(
        client.get("/no-esta/")
    )


# --- 400, 403, 405, 413, 414, 429 -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("excepcion", "estado", "dicho"),
    [
        (SuspiciousOperation(), 400, "No se entendió lo que pidió"),
        (RequestDataTooBig(), 413, "lo que escribió sigue en la página anterior"),
    ],
)
def test_lo_que_llega_mal_se_explica(excepcion, estado, dicho):
    respuesta = errores.no_se_entiende(RequestFactory().post("/solicitudes/"), excepcion)

    assert respuesta.status_code == estado
    assert dicho in texto(respuesta)


def test_un_formulario_que_pesa_demasiado_dice_413(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    respuesta = client.post("/solicitudes/", {"detalle": "x" * 200})

    assert respuesta.status_code == 413
    assert "No se guardó nada" in texto(respuesta)


def test_un_servidor_que_no_es_el_nuestro_no_es_un_error_nuestro(client):
    respuesta = client.get("/temas", HTTP_HOST="otro.example")

    assert respuesta.status_code == 400
    assert "No se entendió" in texto(respuesta)


def test_un_metodo_que_no_es_se_dice_con_una_pagina_a_quien_navega(client):
    pagina = client.post("/acerca/", **NAVEGADOR)
    programa = client.post("/acerca/")

    assert (pagina.status_code, pagina["Allow"]) == (405, "GET, HEAD")
    assert "Esta dirección no se usa así" in texto(pagina)
    assert (programa.status_code, programa.content) == (405, b"")


def test_una_busqueda_demasiado_larga_dice_que_quitar(client):
    respuesta = client.get("/buscar/", {"q": "x" * 9000})

    assert respuesta.status_code == 414
    assert "Quite filtros" in texto(respuesta)


def test_sin_prueba_de_origen_lo_escrito_no_se_pierde():
    respuesta = Client(enforce_csrf_checks=True).post("/solicitudes/", {"consulta": "camal"})

    assert respuesta.status_code == 403
    assert "lo que escribió sigue en la página anterior" in texto(respuesta)


@pytest.mark.parametrize("vista", [errores.sin_permiso, errores.no_esta, errores.no_se_entiende])
def test_ninguna_pagina_de_error_se_indexa(vista):
    assert '<meta name="robots" content="noindex">' in texto(vista(RequestFactory().get("/x/"), None))


# --- 500 and maintenance ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("plantilla", ["500.html", "mantenimiento.html"])
def test_lo_que_se_dice_sin_base_no_la_necesita(django_db_blocker, plantilla):
    with django_db_blocker.block():
        html = render_to_string(plantilla, {"minutos": 30})

    assert "<h1>" in html
    assert 'class="marca" href="/"' in html


@pytest.fixture
def en_mantenimiento(settings):
    settings.MANTENIMIENTO, settings.MANTENIMIENTO_MINUTOS = True, 20


@pytest.mark.parametrize("direccion", ["/", "/buscar/?q=agua", "/cms/", "/mi-entidad/", "/no-esta/"])
def test_en_mantenimiento_nadie_es_atendido_y_se_dice_cuando_volver(
    client, en_mantenimiento, direccion, django_assert_num_queries
):
    with django_assert_num_queries(0):
        respuesta = client.get(direccion)

    assert (respuesta.status_code, respuesta["Retry-After"]) == (503, "1200")
    assert "vuelve en unos 20 minutos" in texto(respuesta)


def test_en_mantenimiento_la_api_lo_dice_a_su_manera(client, en_mantenimiento):
    respuesta = client.get("/api/v1/fichas")

    assert (respuesta.status_code, respuesta["Content-Type"]) == (503, "application/problem+json")
    assert respuesta["Retry-After"] == "1200"


def test_en_mantenimiento_se_sabe_como_esta(client, en_mantenimiento):
    assert client.get("/salud/").status_code == 200


def test_sin_mantenimiento_se_atiende(client):
    assert client.get("/como-participar/").status_code == 200


def test_no_se_ofrece_lo_que_dejo_de_ser_publico_aunque_el_indice_no_lo_sepa(ver, client):
    ficha = LeccionFactory(titulo="Se compró sin medir", publicada=True)
    ver("/")
    type(ficha).objects.filter(pk=ficha.pk).update(divulgacion="restringida")

    assert "Se compró sin medir" not in client.get(f"/fichas/{ficha.codigo}/").content.decode()


def test_de_la_que_paso_a_anonima_no_se_ofrece_lo_que_decia(ver, client):
    ficha = LeccionFactory(titulo="Se compró sin medir", publicada=True)
    ver("/")
    type(ficha).objects.filter(pk=ficha.pk).update(divulgacion="anonima")

    assert ficha.entidad.nombre not in client.get(f"/fichas/{ficha.codigo}/anexos/").content.decode()
