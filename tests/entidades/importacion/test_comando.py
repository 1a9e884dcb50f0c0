import csv

import pytest
from django.core.management import CommandError, call_command

from practicas.entidades.models import Entidad

BUENA = "nombre,nivel\nMinisterio de Salud,nacional\n"
MALA = "Nadie,galáctico\n"


def codigo_de_salida(*argumentos, **opciones) -> int:
    try:
        call_command("importar_entidades", *argumentos, **opciones)
    except CommandError as error:
        return error.returncode
    return 0


@pytest.mark.parametrize(("texto", "salida"), [(BUENA, 0), (BUENA + MALA, 1), ("", 2), ("nombre\nUna\n", 2)])
def test_la_salida_dice_si_entro_todo(catalogos, archivo, texto, salida):
    assert codigo_de_salida(archivo(texto)) == salida


def test_lo_ilegible_no_es_un_error_de_programa(catalogos, archivo, tmp_path):
    assert codigo_de_salida(tmp_path / "nadie.csv") == 2
    assert codigo_de_salida(archivo(BUENA), correcciones=tmp_path / "nadie.toml") == 2
    assert codigo_de_salida(archivo(BUENA), lugares=tmp_path / "nadie.csv") == 2


def test_un_informe_que_no_se_puede_escribir_no_importa_nada(catalogos, archivo, tmp_path):
    assert codigo_de_salida(archivo(BUENA), informe=tmp_path / "nada" / "informe.csv") == 2
    assert not Entidad.objects.exists()


def test_cuenta_lo_que_hizo(catalogos, archivo, capsys):
    codigo_de_salida(archivo(BUENA + MALA))
    texto = capsys.readouterr().out
    assert "Rechazada, línea 3, nivel «galáctico»" in texto
    assert "Filas leídas 2: aceptadas 1, rechazadas 1." in texto
    assert "Entidades 1: creadas 1, actualizadas 0, sin cambios 0." in texto


def test_el_informe_dice_linea_campo_valor_y_motivo(catalogos, archivo, tmp_path):
    codigo_de_salida(archivo(BUENA + MALA), informe=tmp_path / "informe.csv")
    with open(tmp_path / "informe.csv", encoding="utf-8-sig", newline="") as informe:
        (fila,) = csv.DictReader(informe, delimiter=";")
    assert (fila["resultado"], fila["linea"], fila["campo"], fila["valor"]) == ("rechazada", "3", "nivel", "galáctico")
    assert "use uno de nacional" in fila["motivo"]


def test_simular_no_guarda(catalogos, archivo, capsys):
    codigo_de_salida(archivo(BUENA), simular=True)
    assert "Se guardarían 1: creadas 1" in capsys.readouterr().out
    assert not Entidad.objects.exists()
