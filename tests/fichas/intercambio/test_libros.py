"""Workbooks: what is blank, doubled, unnamed, orphan or damaged in them is named, and the rest goes in."""

import zipfile

from openpyxl import Workbook, load_workbook

from practicas.fichas.models import Practica

from .faltas import BASE, buena


def libro(ruta, *hojas: tuple[str, list]):
    hecho = Workbook()
    hecho.remove(hecho.active)
    for nombre, filas in hojas:
        hoja = hecho.create_sheet(nombre)
        for fila in filas:
            hoja.append(fila)
    hecho.save(ruta)
    return ruta


def test_en_un_libro_las_filas_en_blanco_no_cuentan_y_las_celdas_combinadas_se_nombran(orden, tmp_path, entidad):
    filas = [[], list(BASE), [], list(buena(1).values()), [" ", None], list(buena(2).values())]
    ruta = libro(tmp_path / "f.xlsx", ("fichas", filas))
    hecho = load_workbook(ruta)
    hecho["fichas"].merge_cells("D4:D6")
    hecho.save(ruta)
    salida, _ = orden("importar_fichas", ruta, informe=tmp_path / "i.csv")

    assert salida == 1
    assert "rechazada;f.xlsx;6;entidad;;Está vacía" in (tmp_path / "i.csv").read_text("utf-8-sig")
    assert [p.codigo_externo for p in Practica.objects.all()] == ["buena-1"]


def test_en_un_libro_la_columna_doble_se_nombra(orden, tmp_path, entidad):
    ruta = libro(tmp_path / "f.xlsx", ("fichas", [[*BASE, "Título"], [*buena(1).values(), "Otro"]]))

    assert orden("importar_fichas", ruta)[0] == 2


def test_lo_que_un_libro_trae_sin_nombre_o_en_otra_hoja_se_nombra(orden, tmp_path, entidad):
    filas = [list(BASE), [*buena(1).values(), None, "suelta"]]
    hojas = [("fichas", filas), ("indicador", [["ficha"], ["buena-1"]]), ("Instrucciones", [["Lea"]])]
    salida, _ = orden("importar_fichas", libro(tmp_path / "f.xlsx", *hojas), informe=tmp_path / "i.csv")

    informe = (tmp_path / "i.csv").read_text("utf-8-sig")
    assert salida == 0
    assert "aviso;f.xlsx;2;columna G;;Columna desconocida" in informe
    assert "aviso;f.xlsx;2;hoja indicador;;No se lee esta hoja: ¿es «indicadores»?" in informe
    assert "hoja Instrucciones" in informe


def test_una_parte_sin_ficha_se_rechaza_y_las_fichas_entran(orden, tmp_path, entidad):
    hojas = [("fichas", [list(BASE), list(buena(1).values())]), ("hitos", [["ficha", "fecha"], ["nadie", "2020"]])]
    salida, _ = orden("importar_fichas", libro(tmp_path / "f.xlsx", *hojas), informe=tmp_path / "i.csv")

    assert (salida, Practica.objects.count()) == (1, 1)
    assert "rechazada;f.xlsx;2;hitos.ficha;nadie;Ninguna fila" in (tmp_path / "i.csv").read_text("utf-8-sig")


def test_de_un_libro_danado_a_la_mitad_entra_lo_que_se_puede_leer(orden, tmp_path, entidad):
    sano = libro(tmp_path / "sano.xlsx", ("fichas", [list(BASE), *(list(buena(n).values()) for n in range(400))]))
    with zipfile.ZipFile(sano) as origen, zipfile.ZipFile(tmp_path / "f.xlsx", "w") as destino:
        for nombre in origen.namelist():
            contenido = origen.read(nombre)
            destino.writestr(nombre, contenido[: len(contenido) // 2] if "sheet1" in nombre else contenido)
    salida, _ = orden("importar_fichas", tmp_path / "f.xlsx", informe=tmp_path / "i.csv", simular=True)

    assert salida == 1
    assert "está dañado desde aquí" in (tmp_path / "i.csv").read_text("utf-8-sig")
