"""What is wrong in a file as a whole, and what looks wrong and is not: nothing that can be read is lost."""

import csv
import gzip
import random
from decimal import Decimal

import pytest

from practicas.fichas.models import Practica

from .faltas import BASE, buena

LINEA = ";".join(buena(1).values())
ENCABEZADO = ";".join(BASE)
ILEGIBLES = [
    ("vacio.jsonl", b"", "no trae ninguna ficha"),
    ("blancos.jsonl", b"\n\n  \n", "no trae ninguna ficha"),
    ("vacio.csv", b"", "vacío"),
    ("solo-encabezado.csv", ENCABEZADO.encode(), "no trae ninguna ficha"),
    ("sin-encabezado.csv", f"{LINEA}\n{LINEA}".encode(), "ningún nombre de columna conocido"),
    ("encabezado-en-cp1252.csv", f"{ENCABEZADO};año\n{LINEA};1".encode("cp1252"), "CSV UTF-8"),
    ("utf16.csv", f"{ENCABEZADO}\n{LINEA}".encode("utf-16"), "CSV UTF-8"),
    ("columna-doble.csv", f"{ENCABEZADO};Titulo\n{LINEA};x".encode(), "«titulo» está dos veces"),
    ("no-es-un-libro.xlsx", ENCABEZADO.encode(), "no es un libro XLSX"),
    ("vacio.jsonl.gz", gzip.compress(b""), "no trae ninguna ficha"),
    ("sin-comprimir.jsonl.gz", b'{"tipo": "practica"}', "que el archivo esté entero"),
    ("fichas.docx", b"PK", "No se sabe leer"),
]


@pytest.mark.parametrize(("nombre", "contenido", "arreglo"), ILEGIBLES, ids=[nombre for nombre, *_ in ILEGIBLES])
def test_el_archivo_que_no_se_puede_leer_sale_con_2_y_dice_el_arreglo(orden, tmp_path, nombre, contenido, arreglo):
    (tmp_path / nombre).write_bytes(contenido)
    salida, motivo = orden("importar_fichas", tmp_path / nombre)

    assert (salida, arreglo in motivo) == (2, True), motivo
    assert not Practica.objects.exists()


def test_de_un_gz_cortado_entra_lo_que_se_puede_leer(orden, jsonl, entidad):
    azar = random.Random(7)
    largas = [buena(n) | {"problema": azar.randbytes(2000).hex()} for n in range(60)]
    ruta = jsonl(*largas, nombre="cortado.jsonl.gz")
    ruta.write_bytes(ruta.read_bytes()[:80_000])

    salida, motivo = orden("importar_fichas", ruta)

    entraron = Practica.objects.count()
    assert salida == 1
    assert 20 < entraron < 60
    assert f"1 de {entraron + 1}" in motivo


@pytest.mark.parametrize("separador", [";", ","])
def test_una_comilla_sin_cerrar_no_se_lleva_las_filas_siguientes(orden, tmp_path, entidad, separador):
    filas = [ENCABEZADO, *(";".join(buena(n).values()) for n in range(4))]
    filas[2] = filas[2].replace("Buena", '"Buena')
    filas[4] = filas[4].replace("Buena 3", '"Buena; 3"')
    (tmp_path / "f.csv").write_text("\n".join(filas).replace(";", separador))
    salida, _ = orden("importar_fichas", tmp_path / "f.csv", informe=tmp_path / "i.csv")

    informe = csv.DictReader((tmp_path / "i.csv").read_text("utf-8-sig").splitlines(), delimiter=";")
    assert [f["linea"] for f in informe if f["resultado"] == "rechazada"] == ["3"]
    assert {p.codigo_externo for p in Practica.objects.all()} == {"buena-0", "buena-2", "buena-3"}
    assert salida == 1


@pytest.mark.parametrize("nombre", ["f.csv", "f.jsonl"])
def test_los_archivos_pegados_uno_tras_otro_traen_un_bom_en_medio_y_se_leen(orden, jsonl, tmp_path, entidad, nombre):
    bom = "\ufeff"
    if nombre == "f.csv":
        lineas = [ENCABEZADO, LINEA, bom + ";".join(buena(2).values())]
        (tmp_path / nombre).write_text(bom + "\n".join(lineas))
    else:
        jsonl(buena(1), buena(2), nombre=nombre)
        (tmp_path / nombre).write_text(bom + (tmp_path / nombre).read_text().replace("\n", f"\n{bom}"))

    assert orden("importar_fichas", tmp_path / nombre) == (0, "")
    assert Practica.objects.count() == 2


def test_las_cifras_en_tres_notaciones_y_el_ubigeo_sin_su_cero_se_leen(traer, entidad):
    raras = {"1,234.50": "80101", "1 234,50": "010101", "1234.5": "10101"}
    traer(*(buena(n) | {"costo": c, "ubigeo": u} for n, (c, u) in enumerate(raras.items())))

    assert [p.costo for p in Practica.objects.all()] == [Decimal("1234.5")] * 3
    assert {p.ubigeo for p in Practica.objects.all()} == {"080101", "010101"}


def test_en_una_tabla_la_celda_sin_nombre_se_nombra(orden, tmp_path, entidad):
    (tmp_path / "f.csv").write_text(f"{ENCABEZADO};\n{LINEA};suelta\n")
    salida, _ = orden("importar_fichas", tmp_path / "f.csv", informe=tmp_path / "i.csv")

    assert salida == 0
    assert "columna 6;;Columna desconocida" in (tmp_path / "i.csv").read_text("utf-8-sig")
