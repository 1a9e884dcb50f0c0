"""Whatever is wrong in a row is named with its line, field, value and reason, and no good row is lost for it."""

import csv

import pytest

from practicas.fichas.models import Practica
from tests.factories import termino

from .faltas import csv_con_coma_y_bom, csv_con_punto_y_coma, jsonl, xlsx
from .faltas_plantadas import COMUNES, DE_CSV, DE_LINEAS, DE_XLSX

ARCHIVOS = {
    "f.jsonl": (jsonl, COMUNES + DE_LINEAS),
    "f.jsonl.gz": (jsonl, COMUNES + DE_LINEAS),
    "punto-y-coma.csv": (csv_con_punto_y_coma, COMUNES + DE_CSV),
    "coma-y-bom.csv": (csv_con_coma_y_bom, COMUNES + DE_CSV),
    "f.xlsx": (xlsx, COMUNES + DE_XLSX),
}
UNA_A_UNA = [("f.jsonl", COMUNES + DE_LINEAS), ("punto-y-coma.csv", DE_CSV), ("f.xlsx", DE_XLSX)]


@pytest.fixture(autouse=True)
def vocabularios(catalogos, entidad):
    termino("ods", "ods1")
    termino("financiamiento", "ro")


@pytest.fixture
def importar(orden, tmp_path):
    """Import a file with these faults: exit code, rows of the report, faults by line."""

    def hacer(nombre: str, faltas):
        planta, _ = ARCHIVOS[nombre]
        plantadas = planta(tmp_path / nombre, faltas)
        salida, _ = orden("importar_fichas", tmp_path / nombre, informe=tmp_path / "informe.csv")
        with (tmp_path / "informe.csv").open(encoding="utf-8-sig", newline="") as archivo:
            return salida, list(csv.DictReader(archivo, delimiter=";")), plantadas

    return hacer


def nombra(fila: dict, linea: int, falta) -> bool:
    return (
        (falta.de_columna or fila["linea"] == str(linea))
        and (fila["resultado"], fila["campo"]) == (falta.resultado, falta.campo)
        and falta.valor in fila["valor"]
        and falta.motivo in fila["motivo"]
    )


def buenas() -> set[str]:
    return set(Practica.objects.filter(codigo_externo__startswith="buena").values_list("codigo_externo", flat=True))


@pytest.mark.parametrize(
    ("nombre", "falta"),
    [pytest.param(n, f, id=f"{n.partition('.')[2]}-{f.regla}") for n, faltas in UNA_A_UNA for f in faltas],
)
def test_cada_falta_se_nombra_y_las_filas_buenas_entran(importar, nombre, falta):
    salida, informe, plantadas = importar(nombre, [falta])

    (linea,) = plantadas
    assert [fila for fila in informe if nombra(fila, linea, falta)], informe
    assert buenas() == {"buena-0", "buena-1"}
    assert (salida, Practica.objects.count()) == ((0, 3) if falta.entra else (1, 2))


@pytest.mark.parametrize("nombre", ARCHIVOS)
def test_de_un_archivo_lleno_de_faltas_entran_todas_las_buenas(importar, nombre):
    _, faltas = ARCHIVOS[nombre]
    salida, informe, plantadas = importar(nombre, faltas)

    sin_nombrar = [f.regla for linea, f in plantadas.items() if not any(nombra(fila, linea, f) for fila in informe)]
    assert sin_nombrar == []
    assert buenas() == {f"buena-{numero}" for numero in range(len(faltas) + 1)}
    assert (salida, len(plantadas)) == (1, len(faltas))
    assert Practica.objects.count() == len(buenas()) + sum(f.entra for f in faltas)


@pytest.mark.parametrize("nombre", ARCHIVOS)
def test_lo_que_se_rechaza_es_lo_que_se_planto(importar, nombre):
    _, faltas = ARCHIVOS[nombre]
    _, informe, plantadas = importar(nombre, faltas)

    rechazadas = {int(fila["linea"]) for fila in informe if fila["resultado"] == "rechazada"}
    assert rechazadas == {linea for linea, falta in plantadas.items() if not falta.entra}
    assert all(len(fila["motivo"]) < 700 and len(fila["valor"]) <= 80 for fila in informe)
