"""Where a case file stands, as its entity reads it."""

import pytest

from practicas.envios.estados import Accion, Estado, Papel, Ruta
from practicas.envios.models import Acto, Observacion
from tests.envios.conftest import miembro
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, envio_en, termino


@pytest.fixture
def envio_de(client, elenco):
    client.force_login(elenco.responsable)
    return lambda estado, **campos: envio_en(estado, PracticaFactory(breve=True, entidad=elenco.entidad), **campos)


@pytest.mark.parametrize("estado", [Estado.VALIDADA, Estado.NO_VALIDADA])
def test_de_una_evaluacion_decidida_se_llega_al_informe(client, envio_de, estado):
    envio = envio_de(estado, ruta=Ruta.EVALUACION)
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()
    assert f"/mi-entidad/envios/{envio.uuid}/informe/" in html


def test_de_una_que_sigue_en_evaluacion_no(client, envio_de):
    envio = envio_de(Estado.EVALUACION, ruta=Ruta.EVALUACION)
    assert "/informe/" not in client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()


def test_el_recorrido_dice_lo_que_se_hizo_y_no_lo_que_se_puede_hacer(client, envio_de):
    envio = envio_de(Estado.EVALUACION, ruta=Ruta.EVALUACION)
    Acto.objects.create(
        envio=envio, accion=Accion.CALIFICAR, de=Estado.EVALUACION, a=Estado.EVALUACION, papel=Papel.EVALUADOR
    )
    assert "Calificación enviada" in client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()


@pytest.mark.parametrize(("estado", "espera"), [(Estado.OBSERVADA, True), (Estado.ARCHIVADA, False)])
def test_lo_que_nadie_puede_responder_no_espera_respuesta(client, envio_de, elenco, estado, espera):
    Observacion.objects.create(
        envio=envio_de(estado),
        paso=Estado.ADMISIBILIDAD,
        ronda=1,
        numero=1,
        campo="resumen",
        texto="Diga desde cuándo.",
        estado=Observacion.Estado.ABIERTA,
        autor=elenco.editora,
    )
    assert ("Diga desde cuándo." in client.get("/mi-entidad/observaciones/").content.decode()) is espera


def test_quien_sigue_un_sector_ve_como_van_sus_practicas_y_nada_mas(client, elenco):
    sector = termino("sector", "s-salud")
    ministerio, adscrita = (EntidadFactory(sector=sector) for _ in range(2))
    practica = envio_en(
        Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=adscrita, titulo="Turnos por mensaje")
    )
    envio_en(Estado.REVISION, LeccionFactory(breve=True, anonima=True, entidad=adscrita, titulo="Lo que no salió"))
    client.force_login(miembro("enlace", ministerio, "sectorial"))

    html = client.get("/mi-entidad/").content.decode()
    assert "Turnos por mensaje" in html
    assert "En admisibilidad" in html
    assert "Lo que no salió" not in html
    assert client.get(practica.get_absolute_url()).status_code == 404
