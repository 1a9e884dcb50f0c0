"""Colleagues: who invites, whom, and who is never shown."""

import pytest

from practicas.entidades.models import Invitacion, Membresia


@pytest.fixture
def responsable(client, elenco):
    client.force_login(elenco.responsable)
    return elenco.responsable


def test_la_responsable_invita_a_quien_escribe(client, responsable, elenco):
    respuesta = client.post(
        "/mi-entidad/equipo/", {"correo": "nueva@prueba.example", "entidad": elenco.entidad.pk}, follow=True
    )
    assert Invitacion.objects.get().rol == Membresia.Rol.REDACTOR
    assert "nueva@prueba.example" in respuesta.content.decode()


def test_el_enlace_de_una_invitacion_lo_entrega_a_mano_solo_la_sgp(client, responsable, elenco):
    """Whoever opens it is taken for the owner of the mailbox."""
    client.post("/mi-entidad/equipo/", {"correo": "nueva@prueba.example", "entidad": elenco.entidad.pk})
    assert "/cuenta/invitacion/" not in client.get("/mi-entidad/equipo/").content.decode()


def test_la_redactora_no_invita(client, elenco):
    client.force_login(elenco.redactora)
    client.post("/mi-entidad/equipo/", {"correo": "nueva@prueba.example", "entidad": elenco.entidad.pk})
    assert not Invitacion.objects.exists()
    assert "nueva@prueba.example" not in client.get("/mi-entidad/equipo/").content.decode()


def test_nadie_invita_para_otra_entidad(client, responsable, elenco):
    otra = elenco.de_otra_entidad.membresias.get().entidad
    client.post("/mi-entidad/equipo/", {"correo": "nueva@prueba.example", "entidad": otra.pk})
    assert not Invitacion.objects.exists()


def test_anular_y_reenviar_son_de_su_entidad(client, responsable, elenco):
    client.post("/mi-entidad/equipo/", {"correo": "nueva@prueba.example", "entidad": elenco.entidad.pk})
    invitacion = Invitacion.objects.get()
    client.force_login(elenco.de_otra_entidad)
    assert client.post(f"/mi-entidad/equipo/invitaciones/{invitacion.pk}/anular/").status_code == 404
    client.force_login(responsable)
    assert client.post(f"/mi-entidad/equipo/invitaciones/{invitacion.pk}/anular/").status_code == 302
    assert not Invitacion.objects.pendientes().exists()


def test_se_termina_la_membresia_de_quien_escribe_y_de_nadie_mas(client, responsable, elenco):
    de_la_redactora, de_la_alterna = (u.membresias.get() for u in (elenco.redactora, elenco.alterna))
    assert client.post(f"/mi-entidad/equipo/{de_la_alterna.pk}/terminar/").status_code == 403
    assert client.post(f"/mi-entidad/equipo/{de_la_redactora.pk}/terminar/").status_code == 302
    assert not elenco.redactora.membresias.vigentes().exists()


def test_el_correo_mal_escrito_vuelve_escrito(client, responsable, elenco):
    html = client.post("/mi-entidad/equipo/", {"correo": "nueva@", "entidad": elenco.entidad.pk}).content.decode()
    assert 'value="nueva@"' in html
    assert "Escriba el correo completo" in html
