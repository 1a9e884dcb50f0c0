import pytest
from django.db import OperationalError

from busqueda import indexacion
from busqueda.facetas import FACETAS
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indice")]
PROBLEMA = "application/problem+json"


@pytest.fixture
def pedir(client):
    def _pedir(direccion, **parametros):
        indexacion.ponerse_al_dia()
        return client.get(f"/api/v1{direccion}", parametros)

    return _pedir


def test_buscar_responde_lo_acordado(pedir):
    ficha = PracticaFactory(titulo="Catastro rural", publicada=True)

    datos = pedir("/fichas", q="catastro").json()

    assert {c: datos[c] for c in ("total", "pagina", "por_pagina", "motor", "degradada", "relajada", "correccion")} == {
        "total": 1, "pagina": 1, "por_pagina": 20, "motor": "tantivy", "degradada": False, "relajada": False,
        "correccion": None,
    }  # fmt: skip
    assert datos["aciertos"][0]["codigo"] == ficha.codigo
    assert datos["aciertos"][0]["url"] == f"/fichas/{ficha.codigo}/"
    assert datos["aciertos"][0]["resaltados"][0] == {"campo": "titulo", "html": "<mark>Catastro</mark> rural"}
    assert set(datos["facetas"]) == {f.nombre for f in FACETAS}


@pytest.mark.parametrize(
    ("parametros", "nombrado"),
    [
        ({"color": "azul"}, "color"),
        ({"orden": "al-azar"}, "orden"),
        ({"pagina": "0"}, "pagina"),
        ({"por_pagina": "101"}, "por_pagina"),
        ({"anio": "ayer"}, "anio"),
        ({"tema": "a b"}, "tema"),
        ({"tema": "no-existe"}, "tema"),
        ({"region": "-99"}, "region"),
        ({"idioma": "-"}, "idioma"),
        ({"tema": ""}, "tema"),
        ({"pagina": ""}, "pagina"),
        ({"orden": ["titulo", "titulo"]}, "orden"),
        ({"q": ["agua", "luz"]}, "q"),
    ],
)
def test_un_parametro_que_no_se_entiende_es_400_y_se_nombra(pedir, parametros, nombrado):
    respuesta = pedir("/fichas", **parametros)

    assert respuesta.status_code == 400
    assert respuesta["content-type"] == PROBLEMA
    assert respuesta.json()["errores"][0]["parametro"] == nombrado


def test_las_sugerencias_solo_admiten_una_q(pedir):
    assert pedir("/sugerencias", q=["agua", "luz"]).status_code == 400
    assert pedir("/sugerencias", tema="agua").status_code == 400


def test_mas_alla_de_diez_mil_pide_precisar(pedir):
    respuesta = pedir("/fichas", pagina="101", por_pagina="100")

    assert respuesta.status_code == 400
    assert "filtros" in respuesta.json()["detail"]


def test_una_ficha_trae_los_campos_del_formato_y_sus_terminos_con_nombre(pedir):
    ficha = PracticaFactory(publicada=True, terminos={"temas": [termino("tema", "agua", nombre="Agua")]})

    datos = pedir(f"/fichas/{ficha.codigo}").json()

    assert datos["codigo"] == ficha.codigo
    assert datos["tema"] == [{"codigo": "agua", "nombre": "Agua"}]
    assert datos["entidad"]["codigo"] == ficha.entidad.codigo
    assert "contacto_correo" not in datos


@pytest.mark.parametrize(
    "direccion", ["/fichas/BP-2026-99999", "/fichas/x", "/facetas/color", "/catalogos/x", "/entidades/x"]
)
def test_lo_que_no_existe_es_404(pedir, direccion):
    respuesta = pedir(direccion)

    assert respuesta.status_code == 404
    assert respuesta["content-type"] == PROBLEMA


def test_una_retirada_es_410(pedir):
    ficha = PracticaFactory(retirada=True)

    assert pedir(f"/fichas/{ficha.codigo}").status_code == 410


def test_los_valores_de_una_faceta_se_buscan_por_su_nombre(pedir):
    for nombre in ("Hospital de Arriba", "Red de Abajo"):
        PracticaFactory(publicada=True, entidad=EntidadFactory(nombre=nombre))

    datos = pedir("/facetas/entidad", contiene="ARRIBA").json()

    assert [v["nombre"] for v in datos["valores"]] == ["Hospital de Arriba"]
    assert datos["valores"][0]["cantidad"] == 1


def test_los_hijos_de_una_region(pedir):
    PracticaFactory(publicada=True, ubigeo="150105")

    assert [v["codigo"] for v in pedir("/facetas/region").json()["valores"]] == ["15"]
    assert [v["codigo"] for v in pedir("/facetas/region", padre="15").json()["valores"]] == ["1501"]


def test_una_entidad_dice_cuantas_fichas_publico_con_su_nombre(pedir):
    entidad = EntidadFactory()
    PracticaFactory(publicada=True, entidad=entidad)
    LeccionFactory(publicada=True, anonima=True, entidad=entidad)

    assert pedir(f"/entidades/{entidad.codigo}").json()["fichas"] == 1


def test_cualquier_sitio_puede_leerla(pedir, client):
    assert pedir("/fichas")["Access-Control-Allow-Origin"] == "*"
    previa = client.options("/api/v1/fichas")
    assert previa.status_code == 204
    assert "GET" in previa["Access-Control-Allow-Methods"]


def test_lo_que_no_cambio_no_se_envia_otra_vez(pedir, client):
    etiqueta = pedir("/catalogos/tema" if termino("tema", "agua") else "")["ETag"]

    assert client.get("/api/v1/catalogos/tema", headers={"if-none-match": etiqueta}).status_code == 304


def test_openapi_nombra_cada_faceta(client):
    esquema = client.get("/api/v1/openapi.json").json()
    parametros = {p["name"] for p in esquema["paths"]["/api/v1/fichas"]["get"]["parameters"]}

    assert {f.nombre for f in FACETAS} <= parametros


@pytest.mark.parametrize(
    ("direccion", "estado"), [("/nada", 404), ("/fichas/BP%00", 404), ("/v9/fichas", 404), ("/entidades/%00", 404)]
)
def test_lo_que_no_existe_tambien_es_un_problema(client, direccion, estado):
    respuesta = client.get(f"/api/v1{direccion}")

    assert (respuesta.status_code, respuesta["content-type"]) == (estado, PROBLEMA)
    assert respuesta["Access-Control-Allow-Origin"] == "*"


def test_escribir_no_se_puede(client):
    respuesta = client.post("/api/v1/fichas")

    assert (respuesta.status_code, respuesta["content-type"]) == (405, PROBLEMA)
    assert respuesta["Allow"] == "GET, HEAD, OPTIONS"


def test_corregir_solo_vale_si_o_no(pedir):
    assert pedir("/fichas", corregir="quizas").status_code == 400


def test_los_terminos_de_las_partes_llevan_su_nombre(pedir):
    ficha = PracticaFactory(completa=True, publicada=True)

    datos = pedir(f"/fichas/{ficha.codigo}").json()

    assert datos["indicadores"][0]["tipo"] == {"codigo": "producto", "nombre": "Producto"}
    assert datos["temas" if "temas" in datos else "tema"][0] == {"codigo": "tema-1", "nombre": "Tema 1"}


def test_preguntar_solo_por_la_cabecera(client, pedir):
    PracticaFactory(publicada=True)
    etiqueta = pedir("/fichas")["ETag"]

    respuesta = client.head("/api/v1/fichas")
    sin_cambios = client.get("/api/v1/fichas", headers={"if-none-match": etiqueta})

    assert (respuesta.status_code, respuesta.content) == (200, b"")
    assert (sin_cambios.status_code, sin_cambios["Access-Control-Allow-Origin"]) == (304, "*")


def test_los_grupos_de_temas_no_son_valores_y_la_faceta_los_trae_todos(pedir):
    grupo = termino("tema", "territorio")
    PracticaFactory(publicada=True, terminos={"temas": [termino("tema", "agua", padre=grupo)]})

    assert [v["codigo"] for v in pedir("/facetas/tema").json()["valores"]] == ["agua"]
    assert pedir("/fichas", tema="territorio").status_code == 400


def test_sin_base_de_datos_lo_dice_como_un_problema(pedir, monkeypatch):
    def caerse(*_, **__):
        raise OperationalError("connection refused")

    monkeypatch.setattr("busqueda.bitacora.buscar", caerse)
    respuesta = pedir("/fichas")
    assert (respuesta.status_code, respuesta["Content-Type"], respuesta["Retry-After"]) == (503, PROBLEMA, "60")


def test_lo_que_falla_por_dentro_tambien(client, monkeypatch):
    def fallar(*_, **__):
        raise RuntimeError("lo de adentro")

    monkeypatch.setattr("busqueda.bitacora.buscar", fallar)
    client.raise_request_exception = False
    respuesta = client.get("/api/v1/fichas")
    assert (respuesta.status_code, respuesta["Content-Type"]) == (500, PROBLEMA)
    assert "lo de adentro" not in respuesta.content.decode()
