"""The storm of `make aguante`, short: real processes that publish and rebuild, killed and started again."""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

pytestmark = [pytest.mark.concurrencia, pytest.mark.lento, pytest.mark.django_db(transaction=True)]
CORTO = "--fichas 60 --publicaciones 45 --procesos 3 --muertes 2 --solo golpes".split()
SIN_MOTOR = "--fichas 60 --motor elasticsearch --clientes 2 --segundos 8 --fuera 4".split()


@pytest.fixture
def entorno(tmp_path):
    """A folder and a base of its own, of the engine that is being tested."""
    propio = {**os.environ, "YACHAY_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "portal.settings.desarrollo"}
    if connection.vendor == "sqlite":
        yield propio | {"DATABASE_URL": f"sqlite:///{tmp_path}/aguante.sqlite3"}
        return
    base = f"aguante_{uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {base}")
    try:
        yield propio | {"DATABASE_URL": urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{base}").geturl()}
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {base} WITH (FORCE)")


def test_nada_se_pierde_aunque_se_mate_a_quien_publica_y_a_quien_rehace(entorno, tmp_path):
    orden = [sys.executable, "-m", "tests.rendimiento.aguante", *CORTO]
    hecho = subprocess.run(orden, cwd=settings.RAIZ, env=entorno, capture_output=True, text=True)

    assert hecho.returncode == 0, hecho.stdout + hecho.stderr
    golpes = json.loads((tmp_path / "60-tantivy" / "aguante.json").read_text())["golpes"]
    assert len(golpes["muertes"]) == 2
    assert golpes["busquedas"] > 0
    assert (golpes["igual"], golpes["perdidas"], golpes["fallas"]) == (True, [], [])


@pytest.mark.elasticsearch
@pytest.mark.parametrize(("nodos", "escenario"), [(3, "nodo"), (1, "motor")])
def test_se_sigue_buscando_y_publicando_aunque_muera_un_nodo_o_el_motor(casa_es, entorno, tmp_path, nodos, escenario):
    orden = [sys.executable, "-m", "tests.rendimiento.aguante", *SIN_MOTOR, "--nodos", str(nodos), "--solo", escenario]
    hecho = subprocess.run(orden, cwd=settings.RAIZ, env=entorno, capture_output=True, text=True)

    assert hecho.returncode == 0, hecho.stdout + hecho.stderr
    caida = json.loads((tmp_path / "60-elasticsearch" / "aguante.json").read_text())[escenario]
    assert caida["busquedas"] > 0
    assert bool(caida["degradadas"]) or escenario == "nodo"
    assert (caida["igual"], caida["perdidas"], caida["fallas"]) == (True, [], [])
