"""Who prefers it gets one mail a day, at seven, with what they have not read."""

import pytest
import time_machine

from practicas.avisos import servicios, tareas
from practicas.avisos.models import Aviso

pytestmark = pytest.mark.django_db
Correo = Aviso.Correo
HORA = 60 * 60
DIA = 24 * HORA


@pytest.fixture
def reloj():
    """Six in the evening: what is told now goes tomorrow."""
    with time_machine.travel("2026-11-26T18:00:00-05:00", tick=False) as viaje:
        yield viaje


@pytest.fixture
def prefiere(ana, reloj):
    servicios.elegir_resumen(usuario=ana, resumen_diario=True)
    return ana


def pasar() -> None:
    """What the clock does."""
    tareas.enviar_resumenes()
    tareas.enviar_pendientes()


def test_nada_sale_hasta_las_siete_y_entonces_todo_en_uno(avisar, prefiere, reloj, mailoutbox):
    avisar(prefiere, asunto="Observaron su ficha")
    avisar(prefiere, asunto="Vence un plazo")
    pasar()
    reloj.shift(13 * HORA - 1)
    pasar()
    assert not mailoutbox
    reloj.shift(1)
    pasar()

    assert [m.to for m in mailoutbox] == [["ana@muni.example"]]
    assert mailoutbox[0].subject == "Yachay: 2 avisos sin leer al 27/11/2026"
    assert mailoutbox[0].body.index("1. Observaron su ficha") < mailoutbox[0].body.index("2. Vence un plazo")
    assert set(Aviso.objects.values_list("correo_estado", flat=True)) == {Correo.ENVIADO}


def test_en_un_dia_sale_uno_por_mas_que_se_mire(avisar, prefiere, reloj, mailoutbox):
    avisar(prefiere)
    reloj.shift(13 * HORA)
    for _ in range(3):
        pasar()
        avisar(prefiere)
        reloj.shift(HORA)
    assert len(mailoutbox) == 1

    reloj.shift(DIA)
    pasar()
    assert [m.subject for m in mailoutbox[1:]] == ["Yachay: 3 avisos sin leer al 28/11/2026"]


def test_si_el_reloj_no_andaba_a_las_siete_sale_despues(avisar, prefiere, reloj, mailoutbox):
    avisar(prefiere)
    reloj.shift(20 * HORA)
    pasar()
    assert len(mailoutbox) == 1


def test_lo_que_ya_se_leyo_no_se_repite(avisar, prefiere, reloj, mailoutbox):
    avisar(prefiere, asunto="Sin leer")
    servicios.marcar_leido(aviso=avisar(prefiere, asunto="Ya leído")[0], usuario=prefiere)
    reloj.shift(13 * HORA)
    pasar()

    assert "Ya leído" not in mailoutbox[0].body
    assert mailoutbox[0].subject.startswith("Yachay: 1 aviso sin leer")


def test_sin_nada_que_leer_no_sale_nada(avisar, prefiere, reloj, mailoutbox):
    avisar(prefiere)
    servicios.marcar_todos_leidos(usuario=prefiere)
    reloj.shift(13 * HORA)
    pasar()

    assert not mailoutbox
    assert Aviso.objects.count() == 1


def test_cada_persona_recibe_lo_suyo(avisar, prefiere, beto, reloj, mailoutbox):
    servicios.elegir_resumen(usuario=beto, resumen_diario=True)
    avisar(prefiere, asunto="De Ana")
    avisar(beto, asunto="De Beto")
    reloj.shift(13 * HORA)
    pasar()

    dicho = {m.to[0]: m.body for m in mailoutbox}
    assert "De Beto" not in dicho["ana@muni.example"]
    assert "De Ana" not in dicho["beto@muni.example"]


def test_un_resumen_que_no_sale_se_intenta_de_nuevo_y_sale_una_vez(avisar, prefiere, reloj, settings, mailoutbox):
    avisar(prefiere)
    reloj.shift(13 * HORA)
    bueno = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.solicitudes.servidor_caido.ServidorCaido"
    pasar()
    settings.EMAIL_BACKEND = bueno
    reloj.shift(60)
    pasar()
    pasar()

    assert len(mailoutbox) == 1


def test_quien_deja_de_preferirlo_no_pierde_lo_que_esperaba(avisar, prefiere, reloj, mailoutbox):
    avisar(prefiere, asunto="Esperaba")
    servicios.elegir_resumen(usuario=prefiere, resumen_diario=False)
    reloj.shift(13 * HORA)
    pasar()

    assert "Esperaba" in mailoutbox[0].body


def test_el_resumen_no_es_un_aviso_mas_de_la_bandeja(avisar, prefiere, reloj):
    avisar(prefiere)
    reloj.shift(13 * HORA)
    pasar()

    assert Aviso.objects.filter(tipo=Aviso.RESUMEN).count() == 1
    assert Aviso.objects.de_bandeja(prefiere).count() == 1


def test_uno_muy_largo_dice_cuantos_quedan(avisar, prefiere, reloj, mailoutbox):
    for numero in range(53):
        avisar(prefiere, asunto=f"Aviso {numero}")
    reloj.shift(13 * HORA)
    pasar()

    assert "Y 3 más en su bandeja." in mailoutbox[0].body
