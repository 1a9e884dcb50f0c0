"""A home is made once; what is missing is said in one line."""

import os

import pytest

from . import casa as modulo
from .casa import FUENTES, SinServidor, comprobar, correr, preparar


def programa_falso(carpeta, nombre, dice):
    archivo = carpeta / nombre
    archivo.write_text(f"#!/bin/sh\necho '{dice}'\nexit {1 if 'ERROR' in dice else 0}\n")
    archivo.chmod(0o755)


@pytest.fixture
def solo_en(tmp_path, monkeypatch):
    """A machine whose only programs are those of a folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("programas", "motivo"),
    [
        ({}, "falta java: apt install"),
        ({"java": 'openjdk version "17.0.1"'}, "falta javac: apt install"),
        ({"java": 'openjdk version "11.0.2"'}, "Java 17 o posterior"),
        ({"java": 'java version "1.8.0_1"'}, "Java 17 o posterior"),
        ({"java": 'openjdk version "25"', "javac": "javac 25.0.1"}, "falta mvn: apt install"),
    ],
)
def test_lo_que_falta_se_dice_en_una_linea(solo_en, programas, motivo):
    for nombre, dice in programas.items():
        programa_falso(solo_en, nombre, dice)
    with pytest.raises(SinServidor, match=motivo) as error:
        comprobar()
    assert "\n" not in str(error.value)


def test_un_fallo_de_maven_se_dice_en_una_linea(solo_en):
    programa_falso(solo_en, "mvn", "[ERROR] Unknown host\n[ERROR] more")
    with pytest.raises(SinServidor, match=r"^Maven no pudo: \[ERROR\] Unknown host$"):
        correr("mvn", "package", fallo="Maven no pudo")


def test_la_casa_hecha_no_se_hace_otra_vez(casa_es, monkeypatch):
    monkeypatch.setattr(modulo, "construir", lambda _: pytest.fail("se hizo otra vez"))
    assert preparar() == casa_es


def test_la_casa_vieja_se_hace_otra_vez(casa_es, monkeypatch, tmp_path):
    monkeypatch.setattr(modulo, "VAR", tmp_path)
    monkeypatch.setattr(modulo, "CASA", tmp_path / "casa")
    hechas = []
    monkeypatch.setattr(modulo, "construir", lambda nueva: (nueva.mkdir(), hechas.append(nueva)))
    preparar()
    os.utime(tmp_path / "casa" / "hecha", (0, FUENTES[0].stat().st_mtime - 1))
    preparar()
    preparar()
    assert len(hechas) == 2


def test_un_jar_no_esta_en_el_servidor_y_en_un_modulo(casa_es):
    del_servidor = {jar.name for jar in (casa_es / "lib").glob("*.jar")}
    de_modulos = {jar.name for jar in (casa_es / "modules").glob("*/*.jar")}
    assert del_servidor
    assert de_modulos
    assert not del_servidor & de_modulos
