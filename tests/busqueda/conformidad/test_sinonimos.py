"""What staff say that is the same is found the same, from the next search on."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from busqueda import sinonimos
from busqueda.models import GrupoDeSinonimos
from busqueda.viewsets import GrupoDeSinonimosViewSet
from tests.factories import EntidadFactory, PracticaFactory


@pytest.fixture
def tupa(db):
    return GrupoDeSinonimos.objects.create(clave="tupa", formas="TUPA\ntexto único de procedimientos")


@pytest.mark.parametrize("q", ["tupa", "texto unico de procedimientos"])
def test_la_sigla_y_la_frase_encuentran_lo_mismo(buscar, tupa, q):
    PracticaFactory(titulo="Un TUPA más corto", publicada=True)
    PracticaFactory(titulo="El texto único de procedimientos", publicada=True)
    PracticaFactory(titulo="Otra cosa", publicada=True)
    assert {a.titulo for a in buscar(q).aciertos} == {"Un TUPA más corto", "El texto único de procedimientos"}


def test_lo_escrito_va_antes_que_lo_que_lo_reemplaza(buscar, tupa):
    PracticaFactory(titulo="El texto único de procedimientos", publicada=True)
    PracticaFactory(titulo="Un TUPA más corto", publicada=True)
    assert buscar("tupa").aciertos[0].titulo == "Un TUPA más corto"


def test_una_frase_se_resalta_entera_y_sus_palabras_sueltas_no(buscar, tupa):
    PracticaFactory(titulo="El texto único de procedimientos", resumen="Un texto sobre procedimientos.", publicada=True)
    acierto = buscar("tupa").aciertos[0]
    assert acierto.titulo_html.count("<mark>") == 3
    assert "<mark>" not in acierto.extracto_html


def test_lo_que_se_guarda_vale_en_la_busqueda_siguiente(buscar):
    PracticaFactory(titulo="Recojo de residuos sólidos", publicada=True)
    assert buscar("basura").total == 0
    grupo = GrupoDeSinonimos.objects.create(clave="basura", formas="basura\nresiduos sólidos")
    assert buscar("basura").total == 1
    grupo.delete()
    assert buscar("basura").total == 0


def test_la_forma_mas_larga_gana(db):
    GrupoDeSinonimos.objects.create(clave="licencia", formas="licencia\npermiso")
    GrupoDeSinonimos.objects.create(clave="brevete", formas="licencia de conducir\nbrevete")
    halladas = list(sinonimos.leer().en(["licenci", "conduc", "licenci"]))
    assert halladas == [(range(2), (("brevet",),)), (range(2, 3), (("permis",),))]


@pytest.mark.parametrize("formas", ["sola", "niño\nninos", "de la\nagua", "\n".join("abcdefghijklm")])
def test_un_grupo_que_no_dice_nada_no_se_guarda(db, formas):
    with pytest.raises(ValidationError):
        GrupoDeSinonimos(clave="x", formas=formas).full_clean()


def test_los_que_se_entregan_son_validos_y_ninguna_forma_se_repite(db):
    call_command("cargar_catalogos", verbosity=0)
    grupos = list(GrupoDeSinonimos.objects.all())
    assert len(grupos) >= 120
    for grupo in grupos:
        grupo.full_clean()
    formas = [forma for grupo in grupos for forma in grupo.lista_de_formas]
    assert len(set(formas)) == len(formas)


def test_un_lugar_nombrado_va_primero(buscar):
    for lugar in ("120101", "080101", "120101"):
        PracticaFactory(titulo="Agua segura", entidad=EntidadFactory(ubigeo=lugar), ubigeo=lugar, publicada=True)
    PracticaFactory(titulo="Agua segura que se vio en Cusco", publicada=True)
    assert [a.lugar for a in buscar("agua cusco").aciertos][:1] == ["Cusco"]


def test_un_grupo_agregado_en_la_administracion_vale_en_la_busqueda_siguiente(buscar, client, admin_user):
    PracticaFactory(titulo="Recojo de residuos sólidos", publicada=True)
    assert buscar("basura").total == 0
    client.force_login(admin_user)
    campos = {"clave": "basura", "formas": "basura\nresiduos sólidos", "nota": ""}
    respuesta = client.post(reverse(GrupoDeSinonimosViewSet().get_url_name("add")), campos)

    assert respuesta.status_code == 302
    assert "Recojo de" in client.get("/buscar/", {"q": "basura"}).content.decode()
