from pathlib import Path

import pytest

from practicas.catalogos.carga import cargar
from practicas.catalogos.models import Equivalencia, Termino, Vocabulario
from practicas.fichas.models import Leccion, Practica

CATALOGOS = list((Path(__file__).parents[2] / "fixtures" / "catalogos").glob("*.yaml"))
pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogos():
    return cargar(CATALOGOS)


def test_todos_los_terminos_entran_y_son_validos(catalogos):
    for modelo in (Vocabulario, Termino, Equivalencia):
        for objeto in modelo.objects.all():
            objeto.full_clean()
    assert Termino.objects.count() >= 249


def test_cada_termino_dice_que_es_y_de_donde_sale(catalogos):
    assert not Termino.objects.filter(definicion="").exists()
    assert not Termino.objects.filter(fuente="").exists()


def test_cargar_otra_vez_no_cambia_nada(catalogos):
    otra = cargar(CATALOGOS)

    assert (otra.nuevos, otra.actualizados) == (0, 0)


def test_lo_que_el_equipo_cambio_se_respeta(catalogos):
    Termino.objects.filter(codigo="agua").update(nombre="Agua para todos")

    cargar(CATALOGOS)
    assert Termino.objects.get(codigo="agua").nombre == "Agua para todos"

    assert cargar(CATALOGOS, actualizar=True).actualizados == 1
    assert Termino.objects.get(codigo="agua").nombre == "Agua y saneamiento"


def test_el_puente_lleva_de_2013_a_2030(catalogos):
    pares = {(e.origen.codigo, e.destino.codigo) for e in Equivalencia.objects.all()}

    assert {("p1", "op1"), ("p3.2", "op3"), ("e2", "op2")} <= pares


def test_no_hay_vocabulario_sin_un_campo_que_lo_use(catalogos):
    usados = {"nivel", "sector"}
    for modelo in (Practica, Leccion):
        hijos = [r.related_model for r in modelo._meta.get_fields() if r.one_to_many and r.related_model]
        for uno in (modelo, *hijos):
            for campo in uno._meta.get_fields():
                limite = getattr(campo, "get_limit_choices_to", dict)() or {}
                usados.add(limite.get("vocabulario__clave"))

    assert set(Vocabulario.objects.values_list("clave", flat=True)) <= usados


def test_nadie_esta_debajo_de_si_mismo(catalogos):
    p1 = Termino.objects.get(codigo="p1")
    p1.padre = Termino.objects.get(codigo="p1.1")
    with pytest.raises(Exception, match="debajo de sí mismo"):
        p1.full_clean()
