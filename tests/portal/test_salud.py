"""What `/salud/` tells to whoever watches the repository."""

import pytest

from busqueda.motores import motor
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
