"""What `/salud/` tells to whoever watches the repository."""

from datetime import timedelta

import pytest
from django.utils import timezone

from busqueda.motores import motor
from busqueda.puerto import MotorCaido
from practicas.avisos import servicios
from practicas.avisos.models import Aviso
from tests.factories import PracticaFactory

pytestmark = pytest.mark.django_db


def test_con_todo_en_marcha(client, indice):
    PracticaFactory(publicada=True)
    respuesta = client.get("/salud/")
    assert respuesta.status_code == 200
    assert respuesta.json()["base_de_datos"] is True
    assert "error" not in respuesta.json()["indice"]


def test_sin_indice_responde_igual_y_lo_dice(client, settings, tmp_path):
    settings.BUSQUEDA_INDICE = tmp_path / "vacio"
    motor.cache_clear()
    respuesta = client.get("/salud/")
    motor.cache_clear()
    assert (respuesta.status_code, respuesta.json()["buscador"]) == (200, False)


def test_un_motor_que_se_cae_entre_dos_preguntas_no_la_rompe(client, indice, monkeypatch):
    indice()

    def caerse():
        raise MotorCaido("se fue")

    monkeypatch.setattr(motor(), "esta_al_dia", caerse)
    respuesta = client.get("/salud/")
    assert (respuesta.status_code, respuesta.json()["indice"]["al_dia"]) == (200, False)


def test_dice_cuantos_correos_se_atrasan_o_no_salieron_y_nada_mas(client):
    correos = [f"{n}@muni.example" for n in range(3)]
    servicios.avisar(correos=correos, tipo="x", asunto="Reservado", cuerpo="Reservado", por_que="x")
    primero, segundo, _ = Aviso.objects.order_by("pk")
    Aviso.objects.filter(pk=primero.pk).update(creado=timezone.now() - timedelta(hours=1))
    Aviso.objects.filter(pk=segundo.pk).update(correo_estado="fallido", error="clave")
    respuesta = client.get("/salud/")

    assert respuesta.json()["correo"] == {"por_enviar": 2, "atrasados": 1, "fallidos": 1}
    assert not [dicho for dicho in ("Reservado", "muni.example", "clave") if dicho in respuesta.content.decode()]
