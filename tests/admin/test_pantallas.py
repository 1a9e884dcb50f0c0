"""Every list and form of the admin opens, in Spanish and without a query per row."""

import pytest
from django.urls import reverse

from practicas.catalogos.models import DiaNoLaborable, Equivalencia, Etiqueta, Termino, Vocabulario
from practicas.entidades.models import Entidad, Membresia
from practicas.fichas.models import Leccion, Practica
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db

MODELOS = (Vocabulario, Termino, Equivalencia, Etiqueta, DiaNoLaborable, Entidad, Membresia)


@pytest.fixture
def uno_de_cada(coordinadora):
    Etiqueta.objects.create(name="anemia")
    DiaNoLaborable.objects.create(fecha="2026-12-24", norma="D.S. de prueba")
    Membresia.objects.create(usuario=coordinadora, entidad=EntidadFactory(), rol="redactor")
    Equivalencia.objects.create(
        origen=termino("pilar", "p1", version="2013"), destino=termino("pilar", "op1", version="2030"), tipo="exacta"
    )


@pytest.mark.parametrize("modelo", MODELOS, ids=lambda m: m._meta.model_name)
def test_lista_alta_y_edicion_abren(coordinacion, uno_de_cada, modelo):
    nombre = modelo._meta.model_name
    objeto = modelo.objects.first()
    direcciones = [reverse(f"{nombre}:index"), reverse(f"{nombre}:add")]
    que = ("edit", "history", "usage") if modelo is Membresia else ("edit", "delete", "history", "usage")
    direcciones += [reverse(f"{nombre}:{n}", args=[objeto.pk]) for n in que]
    assert [d for d in direcciones if coordinacion.get(d).status_code != 200] == []


@pytest.mark.parametrize(("modelo", "fabrica"), [(Practica, PracticaFactory), (Leccion, LeccionFactory)])
def test_las_fichas_abren_vacias_y_completas(admin, modelo, fabrica):
    ficha = fabrica(completa=True, publicada=2)
    base = f"wagtailsnippets_fichas_{modelo._meta.model_name}"
    direcciones = [reverse(f"{base}:list"), reverse(f"{base}:add")]
    direcciones += [reverse(f"{base}:{n}", args=[ficha.pk]) for n in ("edit", "history", "usage")]
    assert [d for d in direcciones if admin.get(d).status_code != 200] == []


def test_la_lista_no_hace_una_consulta_por_fila(admin, django_assert_max_num_queries):
    for _ in range(12):
        PracticaFactory(completa=True, publicada=True)
    with django_assert_max_num_queries(20):
        admin.get(reverse("wagtailsnippets_fichas_practica:list"))


@pytest.mark.parametrize(
    ("filtro", "cuantas"),
    [
        ({"q": "gestion"}, 1),
        ({"estado": "borrador"}, 1),
        ({"estado": "publicada"}, 1),
        ({"estado": "retirada"}, 0),
        ({"entidad": "QUISPICANCHI"}, 1),
        ({"region": "08"}, 1),
        ({"validacion": "documentada"}, 1),
        ({"demostracion": "true"}, 1),
    ],
)
def test_filtros_de_la_lista(admin, filtro, cuantas):
    lejos = EntidadFactory(nombre="Municipalidad de Quispicanchi", ubigeo="0812")
    PracticaFactory(titulo="Gestión del agua", entidad=lejos, ubigeo="", publicada=True)
    PracticaFactory(titulo="Otra cosa", demostracion=True)
    lista = admin.get(reverse("wagtailsnippets_fichas_practica:list"), filtro)
    assert len(lista.context["object_list"]) == cuantas


def test_las_hojas_de_calculo_no_llevan_formulas(admin):
    from io import BytesIO

    from openpyxl import load_workbook

    PracticaFactory(titulo="=1+1")
    respuesta = admin.get(reverse("wagtailsnippets_fichas_practica:list"), {"export": "xlsx"})
    hoja = load_workbook(BytesIO(b"".join(respuesta.streaming_content))).active
    celda = next(c for fila in hoja.iter_rows() for c in fila if c.value == "=1+1")
    assert celda.data_type == "s"


def test_el_menu_esta_en_castellano(admin):
    portada = admin.get("/cms/").content.decode()
    for rotulo in ("Fichas", "Cat\\u00e1logos", "Entidades", "Lecciones aprendidas", "D\\u00edas no laborables"):
        assert rotulo in portada or rotulo.encode().decode("unicode_escape") in portada
    assert "Snippets" not in portada


def test_los_terminos_se_listan_en_el_orden_del_arbol(coordinacion):
    p2 = termino("pilar", "p2", version="2013", orden=2)
    p1 = termino("pilar", "p1", version="2013", orden=1)
    termino("pilar", "p2.1", version="2013", padre=p2, orden=1)
    termino("pilar", "p1.1", version="2013", padre=p1, orden=9)
    lista = coordinacion.get(reverse("termino:index"), {"vocabulario": p1.vocabulario_id})
    assert [t.codigo for t in lista.context["object_list"]] == ["p1", "p1.1", "p2", "p2.1"]
