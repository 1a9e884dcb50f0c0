"""What editors change of the front page; what they do not stays as it came."""

import json

import pytest
from django.core.exceptions import ValidationError

from paginas.models import PaginaDeInicio
from tests.factories import LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def escribir(inicio):
    def _escribir(**campos):
        if "destacadas" in campos:
            campos["destacadas"] = json.dumps([{"type": f.TIPO, "value": f.pk} for f in campos["destacadas"]])
        for campo, valor in campos.items():
            setattr(inicio, campo, valor)
        inicio.save_revision().publish()

    return _escribir


def test_en_blanco_queda_como_vino(ver, inicio):
    html = ver("/")

    for dicho in (
        "Antes de empezar, mire quién ya lo hizo",
        "cobro del predial",
        "¿O le salió mal?",
        "/como-participar/",
    ):
        assert dicho in html


def test_lo_escrito_toma_el_lugar_de_lo_de_fabrica(ver, escribir):
    escribir(titular="Mire primero", ejemplos="camal\n\n  riego  ", llamado_boton="Empezar", llamado_enlace="/acerca/")
    html = ver("/")

    assert "<h1>Mire primero</h1>" in html
    assert '<a href="/buscar/?q=riego">riego</a>' in html
    assert "cobro del predial" not in html
    assert 'href="/acerca/">Empezar</a>' in html
    assert "¿O le salió mal?" in html


def test_las_destacadas_van_primero_y_no_se_repiten(ver, escribir):
    vieja = PracticaFactory(titulo="La de siempre", publicada=True)
    PracticaFactory(titulo="La de ayer", publicada=True)
    escribir(destacadas=[vieja])
    html = ver("/")

    assert "Destacado y lo último" in html
    assert html.index("La de siempre") < html.index("La de ayer")
    assert html.count(vieja.get_absolute_url()) == 1


def test_una_destacada_que_se_retira_deja_de_verse(ver, escribir):
    ficha = PracticaFactory(titulo="Xilofono", publicada=True)
    escribir(destacadas=[ficha])
    type(ficha).objects.filter(pk=ficha.pk).update(retirada=True)
    ficha.avisar()

    assert "Xilofono" not in ver("/")


def test_la_franja_dice_la_frase_elegida_y_de_que_leccion_sale(ver, escribir):
    leccion = LeccionFactory(titulo="Tabletas sin plan", publicada=True, completa=True)
    LeccionFactory(publicada=True, completa=True)
    escribir(leccion=leccion, frase="Compramos antes de pensar")
    html = ver("/")

    assert "«Compramos antes de pensar»" in html
    assert f'href="{leccion.get_absolute_url()}">Tabletas sin plan</a>' in html


def test_de_una_leccion_que_no_es_publica_no_se_dice_nada(ver, escribir):
    reservada = LeccionFactory(titulo="Xilofono", publicada=True, completa=True, divulgacion="restringida")
    escribir(leccion=reservada, frase="Frase reservada")
    html = ver("/")

    assert "Xilofono" not in html
    assert "Frase reservada" not in html


def test_una_frase_sale_de_una_leccion(inicio):
    inicio.frase = "De nadie"
    with pytest.raises(ValidationError, match="Elija también la lección"):
        inicio.full_clean()


def test_el_borrador_del_inicio_solo_se_ve_en_la_vista_previa(ver, inicio, admin):
    inicio.titular = "Xilofono"
    inicio.save_revision()
    borrador = PaginaDeInicio.objects.get().get_latest_revision_as_object()
    previa = borrador.make_preview_request().content.decode()

    assert "Xilofono" not in ver("/")
    assert "<h1>Xilofono</h1>" in previa


def test_lo_escrito_no_encarece_la_portada(ver, client, escribir, django_assert_max_num_queries):
    escribir(destacadas=[PracticaFactory(publicada=True)], leccion=LeccionFactory(publicada=True, completa=True))
    ver("/")

    with django_assert_max_num_queries(30):
        client.get("/")
