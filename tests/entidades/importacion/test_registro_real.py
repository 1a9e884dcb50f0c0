"""The whole register of the MEF with its corrections. The data are not ours to ship: skipped where they are not beside."""

import pytest
from django.db import transaction

from practicas.entidades.importacion import importar, leer_reglas
from practicas.entidades.models import Entidad

from ..conftest import CORRECCIONES, DATOS, cargar_catalogos

ENTIDADES = DATOS / "entidades" / "entidades_peru.csv"
LUGARES = DATOS / "geo" / "ubigeo_inei_2025.csv"

pytestmark = pytest.mark.skipif(not ENTIDADES.exists(), reason="Falta el registro real: póngalo en ../shared/datos")


@pytest.fixture(scope="module")
def corridas(django_db_setup, django_db_blocker):
    """Two imports one after the other, once for all the tests of this module, and nothing left behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        cargar_catalogos()
        reglas = leer_reglas(CORRECCIONES)
        yield [importar(ENTIDADES, reglas=reglas, lugares=LUGARES) for _ in range(2)]
        transaction.set_rollback(True)


def test_entran_2105_filas_y_quedan_2123_entidades(corridas):
    primera, _ = corridas
    assert (primera.leidas, primera.aceptadas, primera.rechazadas) == (2111, 2105, 6)
    assert primera.guardadas.creadas == Entidad.objects.count() == 2123
    assert primera.correcciones_por_tipo["unir"] == 1
    assert primera.correcciones_por_tipo["agregar"] == 19


def test_la_segunda_vez_no_cambia_nada(corridas):
    cuenta = corridas[1].guardadas
    assert (cuenta.creadas, cuenta.actualizadas, cuenta.sin_cambios) == (0, 0, 2123)


def test_las_rechazadas_son_las_no_estatales(corridas):
    assert {problema.valor for problema in corridas[0].rechazos} == {"no_estatal"}


def test_todas_las_correcciones_encuentran_su_fila(corridas):
    assert corridas[0].avisos == ()


def test_lima_esta_una_vez(corridas):
    lima = Entidad.objects.get(nombre="Municipalidad Metropolitana de Lima")
    assert (lima.codigo, lima.sigla, lima.ruc, lima.nivel.codigo) == (
        "301250",
        "MML",
        "20131380951",
        "local.metropolitana",
    )


@pytest.mark.parametrize(
    ("codigo", "nivel", "sector", "poder"),
    [
        ("10-010", "nacional.ejecutivo.ministerio", "10", "Poder Ejecutivo"),
        ("01-001", "nacional.ejecutivo.ministerio", "01", "Poder Ejecutivo"),
        ("04-004", "nacional.judicial", "04", "Poder Judicial"),
        ("04-040", "nacional.judicial", "04", "Poder Judicial"),
        ("22-022", "nacional.autonomo", "22", "Organismos Autónomos"),
    ],
)
def test_los_poderes_son_los_de_la_constitucion(corridas, codigo, nivel, sector, poder):
    entidad = Entidad.objects.get(codigo=codigo)
    assert (entidad.nivel.codigo, entidad.sector.codigo, entidad.poder) == (nivel, sector, poder)


def test_la_sbs_es_autonoma_y_copesco_es_de_turismo(corridas):
    assert Entidad.objects.get(sigla="SBS").nivel.codigo == "nacional.autonomo"
    assert Entidad.objects.get(sigla="COPESCO NACIONAL").sector.codigo == "35"


def test_hay_25_gobiernos_regionales_con_lugar_y_196_provincias(corridas):
    assert Entidad.objects.filter(nivel__codigo="regional.gobierno", ubigeo__regex=r"^\d{2}$").count() == 25
    assert Entidad.objects.filter(nivel__codigo__in=["local.provincial", "local.metropolitana"]).count() == 196
    assert Entidad.objects.filter(nivel__codigo="local.distrital").count() == 1695


def test_las_de_ucayali_llevan_su_ubigeo(corridas):
    assert Entidad.objects.filter(codigo__startswith="x-25").count() == 19
    assert Entidad.objects.get(codigo="x-250101").nombre == "Municipalidad Provincial de Coronel Portillo"


def test_ningun_nombre_completo_se_repite(corridas):
    entidades = list(Entidad.objects.all())
    assert len({entidad.nombre_completo for entidad in entidades}) == 2123
    assert sum(entidad.homonima for entidad in entidades) == 199
    assert Entidad.objects.get(nombre__endswith=" de Santa Rosa", ubigeo__startswith="2108").nombre_completo == (
        "Municipalidad Distrital de Santa Rosa (Melgar, Puno)"
    )


def test_todas_las_municipalidades_saben_a_cuantos_sirven(corridas):
    municipalidades = Entidad.objects.filter(nombre__startswith="Municipalidad ")
    assert not municipalidades.filter(poblacion=None).exists()
    assert not municipalidades.filter(altitud=None).exists()
