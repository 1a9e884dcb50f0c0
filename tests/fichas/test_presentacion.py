from decimal import Decimal

import pytest
from modelcluster.models import get_all_child_relations

from practicas.fichas.models import Leccion, Practica
from practicas.fichas.presentacion import CAMPOS_DE_ANONIMA, ENTIDAD_ANONIMA, presentar
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db

OCULTOS_DE_ANONIMA = {
    "entidad", "entidad_presenta", "unidad", "contacto_area", "contacto_correo", "fuente", "codigo_externo",
    "enlace_externo", "practica", "ubigeo", "divulgacion_hasta", "creada", "live_revision", "latest_revision",
    "locked", "locked_at", "locked_by", "has_unpublished_changes", "go_live_at", "expire_at", "expired",
}  # fmt: skip


@pytest.fixture
def anonima():
    return LeccionFactory(anonima=True, completa=True, publicada=True, unidad="Subgerencia de Tal")


def test_cada_campo_de_una_leccion_se_muestra_o_se_oculta_a_proposito():
    campos = {c.name for c in Leccion._meta.concrete_fields}

    assert campos == set(CAMPOS_DE_ANONIMA) | OCULTOS_DE_ANONIMA


def test_una_anonima_no_dice_de_quien_es(anonima):
    publica = presentar(Leccion.objects.completas()[0])

    assert publica.entidad.nombre == ENTIDAD_ANONIMA
    assert publica.entidad.codigo == ""
    assert publica.entidad.ubigeo == ""
    assert publica.entidad.sector is None
    for campo in ("unidad", "contacto_area", "contacto_correo", "fuente", "codigo_externo"):
        assert getattr(publica, campo) == ""
    for relacion in get_all_child_relations(Leccion):
        assert list(getattr(publica, relacion.get_accessor_name()).all()) == []


@pytest.mark.parametrize(("iguales", "poblacion"), [(4, None), (5, 20_000)])
def test_una_anonima_dice_la_poblacion_por_tramo_si_la_comparten_cinco(iguales, poblacion):
    entidades = EntidadFactory.create_batch(iguales, poblacion=27_813)
    EntidadFactory.create_batch(5, poblacion=900)
    LeccionFactory(anonima=True, publicada=True, entidad=entidades[0])

    publica = presentar(Leccion.objects.get())

    assert (publica.entidad.poblacion, publica.ubigeo) == (poblacion, "12")


def test_de_la_unica_entidad_de_su_nivel_solo_se_dice_el_nivel_superior():
    congreso = EntidadFactory(nivel=termino("nivel", "nacional.legislativo", padre=termino("nivel", "nacional")))
    LeccionFactory(anonima=True, publicada=True, entidad=congreso)

    assert presentar(Leccion.objects.get()).entidad.nivel.codigo == "nacional"


@pytest.mark.parametrize(("costo", "dicho"), [(None, None), (0, 0), (118_500, 250_000), (2_345_678, 1_000_000.01)])
def test_el_costo_de_una_anonima_se_dice_por_tramo(costo, dicho):
    LeccionFactory(anonima=True, publicada=True, costo=costo)

    publico = presentar(Leccion.objects.get()).costo

    assert publico == (dicho if dicho is None else Decimal(str(dicho)))


@pytest.mark.parametrize(("semejantes", "lugar"), [(4, ""), (5, "12")])
def test_el_departamento_se_dice_si_lo_comparten_cinco(semejantes, lugar):
    entidades = EntidadFactory.create_batch(semejantes)
    LeccionFactory(anonima=True, publicada=True, entidad=entidades[0])

    assert presentar(Leccion.objects.get()).ubigeo == lugar


def test_las_etiquetas_de_una_anonima_esperan_a_ser_aprobadas(anonima):
    leccion = Leccion.objects.get()
    leccion.etiquetas.add("licencias")
    leccion.save()
    assert list(presentar(leccion).etiquetas.names()) == []

    leccion.etiquetas_aprobadas = True
    assert "licencias" in presentar(leccion).etiquetas.names()


def test_el_activo_que_nombra_a_una_consultora_es_solo_de_entidades():
    PracticaFactory(publicada=True, completa=True)

    assert {a.tipo.codigo for a in presentar(Practica.objects.get()).activos.all()} == {"formato", "tdr"}


def test_presentar_no_cambia_lo_guardado(anonima):
    presentar(Leccion.objects.get())

    assert Leccion.objects.get().entidad.codigo == anonima.entidad.codigo


def test_una_ficha_completa_se_lee_en_consultas_contadas(django_assert_max_num_queries):
    PracticaFactory.create_batch(3, publicada=True, completa=True)
    with django_assert_max_num_queries(14):
        assert len(Practica.objects.publicadas().completas()) == 3
