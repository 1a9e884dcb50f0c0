"""What is private appears through no door: one test per door, the same secrets behind all of them."""

import json

import pytest
from django.urls import reverse

from busqueda import indexacion
from busqueda.motores import motor
from practicas.fichas.models import Leccion, Practica
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db

SECRETO = "Xilofono"  # stands in everything that may not be seen
ADMINISTRACION = ("list", "add", "edit", "delete", "history", "usage", "unpublish")


@pytest.fixture
def indice(settings, tmp_path):
    settings.BUSQUEDA_INDICE = tmp_path / "indice"
    motor.cache_clear()
    yield
    motor.cache_clear()


@pytest.fixture
def secretas(indice):
    """A public ficha, and beside it everything that must not be seen, all of it saying the secret."""
    callada = EntidadFactory(
        nombre=f"Municipalidad {SECRETO}", sigla=SECRETO.upper(), codigo="x-xilofono", ubigeo="120205"
    )
    sector = termino("sector", "s-xilofono", nombre=f"Sector {SECRETO}")
    callada.sector = sector
    callada.save()
    hechas = {
        "publica": PracticaFactory(titulo="Agua a la vista", publicada=True),
        "borrador": PracticaFactory(titulo=f"Borrador {SECRETO}"),
        "restringida": LeccionFactory(titulo=f"Restringida {SECRETO}", restringida=True, publicada=True),
        "diferida": LeccionFactory(titulo=f"Diferida {SECRETO}", diferida=True, publicada=True),
        "retirada": PracticaFactory(titulo=f"Retirada {SECRETO}", retirada=True),
        "anonima": LeccionFactory(
            titulo="Compramos antes de pensar", anonima=True, completa=True, publicada=True, entidad=callada,
            unidad=f"Unidad {SECRETO}", contacto_area=SECRETO, contacto_correo="xilofono@x.example", ubigeo="120205",
            fuente=SECRETO, codigo_externo=f"{SECRETO}-1",
        ),
    }  # fmt: skip
    borrador = Practica.objects.get(pk=hechas["borrador"].pk)
    borrador.etiquetas.add(f"borrador {SECRETO}")
    borrador.save()
    anonima = Leccion.objects.get(pk=hechas["anonima"].pk)
    anonima.etiquetas.add(f"etiqueta {SECRETO}")
    for relacion in ("evidencias", "normas"):
        parte = getattr(anonima, relacion).all()[0]
        parte.titulo = f"Parte {SECRETO}"
        setattr(anonima, relacion, [parte])
    anonima.practica = PracticaFactory(titulo=f"Madre {SECRETO}")
    anonima.save()
    cambiada = Practica.objects.get(pk=hechas["publica"].pk)
    cambiada.titulo = f"Agua {SECRETO}"
    cambiada.save_revision()
    indexacion.ponerse_al_dia()
    return hechas


def calla(contenido) -> bool:
    texto = contenido.decode() if isinstance(contenido, bytes) else contenido
    return SECRETO.lower() not in texto.lower()


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


@pytest.mark.parametrize("direccion", ["/fichas/{}/", "/api/v1/fichas/{}"])
@pytest.mark.parametrize("cual", ["restringida", "diferida"])
def test_la_direccion_de_una_leccion_reservada(client, secretas, direccion, cual):
    respuesta = client.get(direccion.format(secretas[cual].codigo))

    assert respuesta.status_code == 404
    assert calla(respuesta.content)


@pytest.mark.parametrize("direccion", ["/fichas/{}/", "/api/v1/fichas/{}"])
def test_la_direccion_de_una_retirada(client, secretas, direccion):
    respuesta = client.get(direccion.format(secretas["retirada"].codigo))

    assert respuesta.status_code == 410
    assert calla(respuesta.content)


@pytest.mark.parametrize("direccion", ["/fichas/{}/", "/fichas/{}/v/1/", "/api/v1/fichas/{}"])
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
