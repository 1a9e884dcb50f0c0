"""Commands say in one line what is wrong, and lose nothing."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

SIN_TABLAS = ("estado_indice", "verificar_indice", "indexar", "reconstruir_indice", "cargar_catalogos", "enviar_avisos")


def correr(orden, *args, **opciones):
    with pytest.raises(CommandError) as error:
        call_command(orden, *map(str, args), **opciones)
    return error.value.returncode, str(error.value)


@pytest.mark.parametrize("comando", SIN_TABLAS)
def test_sin_tablas_se_dice_en_una_linea(tmp_path, comando):
    orden = [sys.executable, str(settings.RAIZ / "manage.py"), comando]
    entorno = {**os.environ, "YACHAY_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/nueva.sqlite3"}
    hecho = subprocess.run(orden, env=entorno, capture_output=True, text=True)
    assert hecho.returncode == 2
    assert "Traceback" not in hecho.stderr
    assert hecho.stderr.strip().splitlines()[-1].endswith("ejecute «manage.py migrate».")


@pytest.mark.parametrize("orden", ["importar_fichas", "importar_entidades"])
def test_el_informe_no_se_escribe_sobre_lo_que_se_lee(db, tmp_path, orden):
    archivo = tmp_path / "datos.csv"
    archivo.write_text("nombre,nivel\nUna,local\n")
    codigo, motivo = correr(orden, archivo, informe=archivo, simular=True)
    assert (codigo, archivo.read_text()) == (2, "nombre,nivel\nUna,local\n")
    assert "--informe" in motivo


@pytest.mark.parametrize("contenido", [b"- uno\n- dos", b"\xff\xfe", b"a: [", b"- model: no.existe\n  fields: {}"])
def test_un_catalogo_mal_escrito_no_carga_nada(db, tmp_path, contenido):
    (tmp_path / "malo.yaml").write_bytes(contenido)
    codigo, motivo = correr("cargar_catalogos", tmp_path)
    assert codigo == 2
    assert "\n" not in motivo


def test_donde_no_cabe_el_indice_se_dice(db, settings, tmp_path):
    from busqueda.motores import motor

    settings.BUSQUEDA_INDICE = tmp_path / "archivo"
    settings.BUSQUEDA_INDICE.touch()
    motor.cache_clear()
    assert correr("reconstruir_indice")[0] == 2
    assert correr("verificar_indice")[0] == 2
    motor.cache_clear()


@pytest.mark.parametrize("cada", ["-1", "nan", "inf"])
def test_una_espera_que_no_es_una_espera(db, cada):
    assert correr("indexar", continuo=True, cada=float(cada))[0] == 2
