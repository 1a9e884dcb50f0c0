"""The rubric that ships, and what keeps a used one as it was."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from practicas.envios.servicios import Conflicto
from practicas.evaluaciones.models import Criterio, Rubrica
from practicas.fichas.models import Practica

from .conftest import cargar_rubrica


@pytest.fixture
def rubrica(db):
    return cargar_rubrica()


def test_la_que_viene_tiene_ocho_criterios_que_suman_cien_y_dos_excluyentes(rubrica):
    criterios = list(rubrica.criterios.all())
    centrales = [c for c in criterios if c.es_central]
    assert (len(centrales), sum(c.peso for c in centrales)) == (8, 100)
    assert sum(c.es_excluyente for c in criterios) == 2
    for criterio in criterios:
        criterio.full_clean()
    assert all(len(set(c.ejemplos)) == 5 and c.minimo > 0 for c in centrales)


def test_cada_criterio_mira_campos_que_la_ficha_tiene(rubrica):
    campos = {c.name for c in Practica._meta.get_fields()} | {"etapas_cambio"}
    assert {campo for c in rubrica.criterios.all() for campo in c.campos} - campos == set()
    assert all(c.campos for c in rubrica.criterios.all())


def test_cargarla_otra_vez_no_cambia_nada(rubrica):
    cargar_rubrica()
    assert Rubrica.objects.count() == 1
    assert Criterio.objects.count() == 10


@pytest.mark.parametrize("actualizar", [False, True])
def test_cargarla_otra_vez_respeta_la_que_se_cambio_antes_de_usarse(sala, actualizar):
    sala.rubrica.criterios.get(codigo="equidad").delete()
    Rubrica.objects.update(nombre="Corregida")
    cargar_rubrica(actualizar=actualizar)
    sala.empezar()
    assert cargar_rubrica(actualizar=actualizar).nombre == "Corregida"
    assert not Criterio.objects.filter(codigo="equidad").exists()


def test_antes_de_usarse_se_corrige(rubrica):
    criterio = rubrica.criterios.get(codigo="equidad")
    criterio.nombre = "Equidad e inclusión"
    criterio.save()
    assert Criterio.objects.get(pk=criterio.pk).nombre == "Equidad e inclusión"


def test_usada_no_se_cambia_ni_se_borra_por_ninguna_puerta(sala):
    sala.empezar()
    criterio = sala.rubrica.criterios.get(codigo="equidad")
    criterio.peso = 11
    for prohibido in (criterio.save, criterio.delete, sala.rubrica.save, lambda: criterio.save_base(raw=True)):
        with pytest.raises(ValidationError, match="haga otra versión"), transaction.atomic():
            prohibido()
    assert Criterio.objects.get(pk=criterio.pk).peso == 10


def test_la_version_siguiente_rige_desde_su_dia_y_lo_empezado_sigue_con_la_suya(sala):
    evaluacion = sala.empezar()
    nueva = Rubrica.objects.create(version=2, nombre="Rúbrica 2030", vigente_desde=date(2030, 1, 1), umbral=70)
    assert Rubrica.objects.vigente(date(2029, 12, 31)) == sala.rubrica
    assert Rubrica.objects.vigente(date(2030, 1, 1)) == nueva
    assert evaluacion.rubrica == sala.rubrica


def test_sin_rubrica_vigente_se_dice(sala):
    Rubrica.objects.update(vigente_desde=date(2099, 1, 1))
    with pytest.raises(Conflicto, match="rúbrica"):
        sala.empezar()
