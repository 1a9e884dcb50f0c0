"""Versions of the rubric in the admin: begun as a copy, changed until used, in force from their day, one at a time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from practicas.catalogos.dias_habiles import hoy
from practicas.evaluaciones.models import Rubrica
from practicas.evaluaciones.servicios import copiar_rubrica
from tests.evaluaciones.conftest import cargar_rubrica, elenco, sala  # noqa: F401  fixtures of there

from .formulario import leer

pytestmark = pytest.mark.django_db


@pytest.fixture
def rubrica():
    return cargar_rubrica()


def copiar(cliente, rubrica):
    return cliente.post(reverse("rubrica:ver", args=[rubrica.pk]))


def iguales(una, otra) -> bool:
    campos = ("orden", "clase", "codigo", "nombre", "pregunta", "peso", "minimo", "ejemplos")
    criterios = [[(c.codigo, sorted(c.campos)) for c in r.criterios.all()] for r in (una, otra)]
    return list(una.criterios.values(*campos)) == list(otra.criterios.values(*campos)) and criterios[0] == criterios[1]


def test_copiarla_deja_otra_en_preparacion_y_la_vigente_sigue(coordinacion, rubrica):
    assert copiar(coordinacion, rubrica).status_code == 302
    nueva = Rubrica.objects.get(version=2)
    assert nueva.vigente_desde is None
    assert iguales(nueva, rubrica)
    assert Rubrica.objects.vigente(hoy()) == rubrica


def test_rige_desde_el_dia_que_se_le_pone(coordinacion, coordinadora, rubrica):
    nueva = copiar_rubrica(rubrica=rubrica, usuario=coordinadora)
    direccion = reverse("rubrica:edit", args=[nueva.pk])
    datos = leer(coordinacion.get(direccion)) | {"vigente_desde": f"{hoy():%d/%m/%Y}"}
    assert coordinacion.post(direccion, datos).status_code == 302
    nueva.refresh_from_db()
    assert Rubrica.objects.vigente(hoy()) == nueva
    assert Rubrica.objects.vigente(hoy() - timedelta(days=1)) == rubrica
    assert iguales(nueva, rubrica)


@pytest.mark.parametrize(
    ("cambio", "mensaje"),
    [
        ({"criterios-2-peso": "11"}, "Los pesos suman 101"),
        ({"criterios-2-ejemplos": ""}, "Escriba un ejemplo para cada puntaje, de 0 a 4"),
        ({"vigente_desde": "01/01/2026"}, "Elija hoy o un día posterior"),
    ],
)
def test_no_rige_si_no_suma_cien_ni_sin_ejemplos_ni_hacia_atras(coordinacion, coordinadora, rubrica, cambio, mensaje):
    nueva = copiar_rubrica(rubrica=rubrica, usuario=coordinadora)
    direccion = reverse("rubrica:edit", args=[nueva.pk])
    datos = leer(coordinacion.get(direccion)) | {"vigente_desde": f"{hoy():%d/%m/%Y}"} | cambio
    assert mensaje in coordinacion.post(direccion, datos).content.decode()
    assert Rubrica.objects.vigente(hoy()) == rubrica


def test_la_usada_se_mira_y_no_se_cambia(coordinacion, sala):  # noqa: F811
    sala.empezar()
    respuesta = coordinacion.get(reverse("rubrica:edit", args=[sala.rubrica.pk]))
    assert respuesta.url == reverse("rubrica:ver", args=[sala.rubrica.pk])
    coordinacion.post(reverse("rubrica:edit", args=[sala.rubrica.pk]), {"nombre": "Otra"})
    coordinacion.post(reverse("rubrica:delete", args=[sala.rubrica.pk]))
    assert Rubrica.objects.get().nombre == "Rúbrica 2026"


def test_los_especialistas_solo_la_miran(admin, especialista, rubrica):
    assert admin.get(reverse("rubrica:ver", args=[rubrica.pk])).status_code == 200
    copiar(admin, rubrica)
    with pytest.raises(PermissionDenied):
        copiar_rubrica(rubrica=rubrica, usuario=especialista)
    assert Rubrica.objects.count() == 1


def test_sin_permiso_no_se_mira(visita, rubrica):
    assert visita.get(reverse("rubrica:ver", args=[rubrica.pk])).status_code in (302, 403)
