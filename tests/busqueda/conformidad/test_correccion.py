"""Typos: what is corrected, into what, and what is never touched."""

import pytest

from busqueda import indexacion
from busqueda.models import GrupoDeSinonimos, Palabra
from practicas.fichas.models import Practica
from tests.factories import PracticaFactory


@pytest.fixture
def fichas(indice):
    PracticaFactory(titulo="Simplificación de trámites", publicada=True)
    PracticaFactory(titulo="Licencias de funcionamiento", publicada=True)
    indexacion.ponerse_al_dia()


@pytest.mark.parametrize(
    ("q", "corregida"),
    [
        ("simplificasion tramites", "simplificación tramites"),
        ("licensias de funcionamento", "licencias de funcionamiento"),
        ('"licensias de funcionamiento"', '"licencias de funcionamiento"'),
        ("Tramiets", "trámites"),
    ],
)
def test_una_palabra_que_nadie_escribio_se_corrige(buscar, fichas, q, corregida):
    resultado = buscar(q)
    assert resultado.correccion == {"consulta": corregida, "original": q}
    assert resultado.total == 1


@pytest.mark.parametrize("q", ["tramites", "tramitar", "-licensias", "dee", "xyzzy", "BP-2026-99999", "funcionalmente"])
def test_lo_conocido_lo_corto_y_lo_excluido_no_se_tocan(buscar, fichas, q):
    assert buscar(q).correccion is None


def test_con_corregir_no_se_busca_lo_escrito(buscar, fichas):
    resultado = buscar("licensias", corregir="no")
    assert (resultado.correccion, resultado.total) == (None, 0)


def test_entre_dos_igual_de_cercanas_gana_la_de_mas_fichas_y_despues_el_alfabeto(buscar, indice):
    for titulo in ("Pato", "Gato", "Gato de campo", "Rato", "Bato"):
        PracticaFactory(titulo=titulo, publicada=True)
    indice()
    assert buscar("wato").correccion["consulta"] == "gato"
    Practica.objects.filter(titulo__startswith="Gato").delete()
    assert buscar("wato").correccion["consulta"] == "bato"


def test_la_forma_de_un_sinonimo_es_conocida(buscar, fichas):
    GrupoDeSinonimos.objects.create(clave="x", formas="tramitts\nlicencias")
    assert buscar("tramitts").correccion is None


def test_las_palabras_se_cuentan_por_ficha_y_se_descuentan_al_salir(indice):
    una = PracticaFactory(titulo="Anémona anémona", publicada=True)
    otra = PracticaFactory(titulo="La anemona", publicada=True)
    indice()
    assert list(Palabra.objects.filter(plegada="anemona").values_list("forma", "fichas")) == [("anémona", 2)]
    otra.delete()
    indexacion.reconstruir()
    assert Palabra.objects.get(plegada="anemona").fichas == 1
    Practica.objects.get(pk=una.pk).delete()
    indice()
    assert not Palabra.objects.filter(plegada="anemona").exists()
