"""The directory of public bodies: what is found, what each row says, and that no address is an error."""

import re

import pytest

from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


def enlaces(html: str) -> list[str]:
    """Codes of the entities listed, in their order."""
    return re.findall(r'href="/entidades/([^/"]+)/"', html)


@pytest.mark.parametrize("q", ["Quillamayo", "quillamáyo municipalidad", "mpq", "Junín"])
def test_una_entidad_se_encuentra_por_su_nombre_su_sigla_o_su_lugar(client, q):
    EntidadFactory(codigo="x-otra", nombre="Gobierno Regional de Rajumarca", ubigeo="21")
    EntidadFactory(codigo="x-una", nombre="Municipalidad Provincial de Quillamayo", sigla="MPQ", ubigeo="12")

    assert enlaces(client.get("/entidades/", {"q": q}).content.decode()) == ["x-una"]


def test_el_directorio_tiene_las_vigentes_y_marca_las_de_otro_catalogo(client):
    EntidadFactory(codigo="x-disuelta", vigente=False)
    EntidadFactory(codigo="x-externa", externa=True)

    html = client.get("/entidades/").content.decode()

    assert enlaces(html) == ["x-externa"]
    assert "De otro catálogo" in html


def test_una_homonima_se_lista_con_su_lugar(client):
    for ubigeo in ("12", "21"):
        EntidadFactory(nombre="Municipalidad Distrital de Santa Rosa", ubigeo=ubigeo)

    html = client.get("/entidades/").content.decode()

    assert "Municipalidad Distrital de Santa Rosa (Junín)" in html
    assert "Municipalidad Distrital de Santa Rosa (Puno)" in html


def test_cada_entidad_dice_sus_fichas_publicas_y_calla_las_anonimas(client):
    entidad = EntidadFactory()
    PracticaFactory(publicada=True, entidad=entidad)
    PracticaFactory(entidad=entidad)
    LeccionFactory(publicada=True, entidad=entidad)
    LeccionFactory(publicada=True, anonima=True, entidad=entidad)

    assert re.findall(r'class="cuenta">([^<]+)<', client.get("/entidades/").content.decode()) == ["2 fichas"]


@pytest.mark.parametrize(("pagina", "primera"), [("1", "x-000"), ("2", "x-050"), ("99", "x-050"), ("a", "x-000")])
def test_el_directorio_va_de_cincuenta_en_cincuenta_y_ninguna_pagina_es_un_error(client, pagina, primera):
    for n in range(52):
        EntidadFactory(codigo=f"x-{n:03d}", nombre=f"Entidad {n:03d}")

    respuesta = client.get("/entidades/", {"pagina": pagina})

    assert respuesta.status_code == 200
    assert enlaces(respuesta.content.decode())[0] == primera


def test_el_directorio_no_cuesta_mas_con_mas_entidades(client, django_assert_max_num_queries):
    raiz = termino("nivel", "nacional", padre=None)
    organismo = termino("nivel", "nacional.organismo", padre=termino("nivel", "nacional.ejecutivo", padre=raiz))
    for _ in range(12):
        PracticaFactory(publicada=True, entidad=EntidadFactory(nivel=organismo))

    with django_assert_max_num_queries(6):
        client.get("/entidades/")
