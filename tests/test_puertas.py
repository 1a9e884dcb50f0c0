"""What is private appears through no door: one test per door, the same secrets behind all of them."""

import io
import json

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from busqueda.motores import motor
from busqueda.puerto import MotorCaido
from practicas.fichas.models import Leccion, Practica
from tests.reservado import calla, crear

pytestmark = pytest.mark.django_db

ADMINISTRACION = ("list", "add", "edit", "delete", "history", "usage", "unpublish")


@pytest.fixture
def secretas(indice):
    return crear()


@pytest.fixture
def sin_motor(secretas, monkeypatch):
    def caerse(*args, **kwargs):
        raise MotorCaido

    for pregunta in ("buscar", "contar", "sugerir"):
        monkeypatch.setattr(type(motor()), pregunta, caerse)


def test_el_indice(secretas):
    visibles = {f"practica-{secretas['publica'].pk}", f"leccion-{secretas['anonima'].pk}"}

    assert set(motor().versiones()) == visibles


def test_los_documentos_del_indice(secretas):
    from busqueda.lectura import documentos
    from busqueda.models import EnIndice

    hechos = [d.contenido for d in documentos(EnIndice.objects.all()) if d.contenido]

    assert len(hechos) == 2
    assert calla(json.dumps(hechos, ensure_ascii=False))
    assert all(calla(texto) for texto in EnIndice.objects.values_list("texto_plegado", flat=True))


@pytest.mark.parametrize("direccion", ["/buscar/", "/buscar/?q=xilofono", "/"])
def test_la_pagina_de_resultados(client, secretas, direccion):
    respuesta = client.get(direccion)

    assert respuesta.status_code == 200
    assert calla(respuesta.content.replace(b"xilofono", b"") if "q=" in direccion else respuesta.content)


@pytest.mark.parametrize("filtro", ["entidad=x-xilofono", "sector=s-xilofono", "region=1202"])
def test_filtrar_por_lo_oculto_no_encuentra_la_anonima(client, secretas, filtro):
    assert client.get(f"/api/v1/fichas?{filtro}").json()["total"] == 0


def test_las_cuentas_y_los_rotulos_de_las_facetas(client, secretas):
    respuesta = client.get("/api/v1/fichas").json()

    assert respuesta["total"] == 2
    assert calla(json.dumps(respuesta, ensure_ascii=False))
    assert [v["codigo"] for v in respuesta["facetas"]["resultado"]["valores"]] == ["fracaso"]
    assert [v["cantidad"] for v in respuesta["facetas"]["resultado"]["valores"]] == [1]
    assert respuesta["facetas"]["sector"]["valores"] == []


@pytest.mark.parametrize("faceta", ["entidad", "etiqueta", "sector", "tema", "region", "evidencia"])
def test_cada_faceta_de_la_api(client, secretas, faceta):
    respuesta = client.get(f"/api/v1/facetas/{faceta}")

    assert respuesta.status_code == 200
    assert calla(respuesta.content)


@pytest.mark.parametrize("slug", ["borrador-xilofono", "etiqueta-xilofono"])
def test_adivinar_una_etiqueta_oculta_no_dice_que_existe(client, secretas, slug):
    respuesta = client.get("/api/v1/fichas", {"etiqueta": slug})

    assert respuesta.status_code == 400
    assert respuesta.json() == client.get("/api/v1/fichas", {"etiqueta": "z"}).json() | {
        "errores": [{"parametro": "etiqueta", "motivo": f"«{slug}» no existe en «Etiqueta»."}]
    }
    assert calla(client.get("/buscar/", {"etiqueta": slug}).content)


PARA_LLEVAR = [f"/fichas/{{}}.{formato}" for formato in ("pdf", "docx", "bib", "ris")]


@pytest.mark.parametrize("direccion", ["/fichas/{}/", "/api/v1/fichas/{}", *PARA_LLEVAR])
@pytest.mark.parametrize("cual", ["restringida", "diferida"])
def test_la_direccion_de_una_leccion_reservada(client, secretas, direccion, cual):
    respuesta = client.get(direccion.format(secretas[cual].codigo))

    assert respuesta.status_code == 404
    assert calla(respuesta.content)


@pytest.mark.parametrize("direccion", ["/fichas/{}/", "/api/v1/fichas/{}", *PARA_LLEVAR])
def test_la_direccion_de_una_retirada(client, secretas, direccion):
    respuesta = client.get(direccion.format(secretas["retirada"].codigo))

    assert respuesta.status_code == 410
    assert calla(respuesta.content)


@pytest.mark.parametrize("direccion", ["/fichas/{}/", "/fichas/{}/v/1/", "/api/v1/fichas/{}", *PARA_LLEVAR])
@pytest.mark.parametrize("cual", ["anonima", "publica"])
def test_lo_que_oculta_una_anonima_y_un_borrador_de_lo_publico(client, secretas, direccion, cual):
    respuesta = client.get(direccion.format(secretas[cual].codigo))

    assert respuesta.status_code == 200
    assert calla(respuesta.content)


def test_la_pagina_de_la_entidad_no_cuenta_sus_anonimas(client, secretas):
    pagina = client.get("/entidades/x-xilofono/")
    datos = client.get("/api/v1/entidades/x-xilofono").json()

    assert "Compramos antes de pensar" not in pagina.content.decode()
    assert datos["fichas"] == 0


@pytest.mark.parametrize(
    "direccion", ["/temas/", "/regiones/", "/sectores/", "/pilares/", "/problemas/", "/para-municipalidades/"]
)
def test_las_paginas_de_entrada(client, secretas, direccion):
    respuesta = client.get(direccion)

    assert respuesta.status_code == 200
    assert "Borrador" not in respuesta.content.decode()


@pytest.mark.parametrize("q", "xilofono borrador restringida diferida retirada madre unidad parte".split())
def test_las_sugerencias(client, secretas, q):
    ofrecidas = client.get("/api/v1/sugerencias", {"q": q}).json()["sugerencias"]

    # That a sector exists is no secret.
    assert [s for s in ofrecidas if s["tipo"] != "Sector"] == []


@pytest.mark.parametrize(
    "direccion",
    [f"/sitemap-{s}.xml" for s in ("practicas", "lecciones", "entidades", "terminos", "regiones")] + ["/sitemap.xml"],
)
def test_el_mapa_del_sitio(client, secretas, direccion):
    respuesta = client.get(direccion)
    ocultas = [secretas[cual].codigo for cual in ("restringida", "diferida", "retirada")]

    assert respuesta.status_code == 200
    assert calla(respuesta.content)
    assert not [codigo for codigo in ocultas if codigo in respuesta.content.decode()]


def test_la_comparacion(client, secretas):
    codigos = [f.codigo for f in secretas.values() if f.codigo]

    assert calla(client.get("/comparar/", {"ficha": [*codigos, codigos[0]]}).content)


@pytest.mark.parametrize("direccion", ["/fichas/{}/contactar/", "/fichas/{}/informar-error/"])
@pytest.mark.parametrize("cual", ["publica", "anonima", "restringida", "diferida", "retirada"])
def test_lo_que_se_escribe_desde_una_ficha(client, secretas, direccion, cual):
    respuesta = client.get(direccion.format(secretas[cual].codigo))

    assert respuesta.status_code in (200, 404, 410)
    assert calla(respuesta.content)


def test_las_parecidas(client, secretas):
    html = client.get(secretas["publica"].get_absolute_url()).content.decode()

    assert "Compramos antes de pensar" in html
    assert calla(html)


@pytest.mark.parametrize("formato", ["csv", "xlsx", "json", "atom"])
def test_lo_que_se_lleva(client, secretas, formato):
    contenido = client.get("/buscar/", {"formato": formato}).content
    if formato == "xlsx":
        hoja = load_workbook(io.BytesIO(contenido)).active
        contenido = repr(list(hoja.iter_rows(values_only=True))).encode()

    assert "Agua a la vista" in contenido.decode()
    assert calla(contenido)


@pytest.mark.parametrize(
    "direccion",
    ["/", "/buscar/", "/buscar/?q=compramos", "/buscar/facetas/entidad/", "/buscar/?formato=csv", "/api/v1/fichas"],
)
def test_sin_motor(client, sin_motor, direccion):
    respuesta = client.get(direccion)

    assert respuesta.status_code == 200
    assert calla(respuesta.content)


@pytest.mark.parametrize("filtro", ["q=xilofono", "entidad=x-xilofono", "sector=s-xilofono", "region=1202"])
def test_sin_motor_lo_oculto_no_encuentra_nada(client, sin_motor, filtro):
    respuesta = client.get(f"/api/v1/fichas?{filtro}").json()

    assert (respuesta["degradada"], respuesta["total"]) == (True, 0)


@pytest.mark.parametrize("modelo", [Practica, Leccion])
@pytest.mark.parametrize("accion", ADMINISTRACION)
@pytest.mark.parametrize("quien", ["anonimo", "sin_permiso"])
def test_la_administracion(client, secretas, django_user_model, modelo, accion, quien):
    if quien == "sin_permiso":
        client.force_login(django_user_model.objects.create_user("redactora@x.example"))
    espacio = modelo.snippet_viewset
    con_pk = accion not in ("list", "add")
    direccion = reverse(espacio.get_url_name(accion), args=[modelo.objects.first().pk] if con_pk else [])
    respuesta = client.get(direccion)

    assert respuesta.status_code in (302, 403)
    assert calla(respuesta.content)
