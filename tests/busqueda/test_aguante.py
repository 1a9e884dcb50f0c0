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
    golpes = json.loads((tmp_path / "60" / "aguante.json").read_text())["golpes"]
    assert len(golpes["muertes"]) == 2
    assert golpes["busquedas"] > 0
    assert (golpes["igual"], golpes["perdidas"], golpes["fallas"]) == (True, [], [])
