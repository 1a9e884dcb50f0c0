"""The report of what is looked for in vain."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from busqueda import indexacion
from busqueda.models import BusquedaHecha
from busqueda.motores.degradado import MotorDegradado
from practicas.catalogos.plegado import plegar
from practicas.solicitudes import servicios
from tests.factories import PracticaFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indice")]
INFORME = "/cms/busqueda/sin-resultado/"


def buscada(consulta, aciertos=0, hace=0, filtros="", motor="tantivy"):
    momento = timezone.now() - timedelta(days=hace)
    return BusquedaHecha.objects.create(
        momento=momento, consulta=consulta, plegada=plegar(consulta), aciertos=aciertos, filtros=filtros, motor=motor, ms=9
    )  # fmt: skip


def filas(respuesta):
    return [(f["consulta"], f["veces"]) for f in respuesta.context["object_list"]]


def test_se_cuentan_juntas_las_que_dicen_lo_mismo_y_primero_las_mas_buscadas(admin):
    for consulta in ("drones", "camal municipal", "Camál municipal", "camal  municipal".replace("  ", " ")):
        buscada(consulta)
    assert filas(admin.get(INFORME)) == [("camal municipal", 3), ("drones", 1)]


def test_lo_que_se_encontro_lo_vacio_y_lo_degradado_no_salen(admin):
    buscada("agua", aciertos=3)
    buscada("", filtros="tema=agua")
    buscada("lento", motor=MotorDegradado.nombre)
    assert filas(admin.get(INFORME)) == []


@pytest.mark.parametrize(("periodo", "esperadas"), [("", 2), ("30", 1), ("365", 3), ("todo", 4), ("cualquiera", 2)])
def test_el_periodo_se_elige_y_por_defecto_son_tres_meses(admin, periodo, esperadas):
    for dias in (1, 60, 200, 500):
        buscada(f"hace {dias}", hace=dias)
    assert len(filas(admin.get(INFORME, {"periodo": periodo}))) == esperadas


def test_dice_cuantas_llevaban_filtros_quien_lo_pide_y_si_hoy_se_encuentra(admin):
    buscada("camal", filtros="region=08")
    buscada("camal")
    servicios.pedir(consulta="Camal", correo="")
    PracticaFactory(titulo="Un camal que da gas", publicada=True)
    indexacion.ponerse_al_dia()
    (fila,) = admin.get(INFORME).context["object_list"]
    assert (fila["veces"], fila["con_filtros"], fila["piden"], fila["hoy"]) == (2, 1, 1, 1)


def test_de_una_fila_se_va_a_un_grupo_de_sinonimos_ya_empezado(admin):
    buscada("Chamba municipal")
    pagina = admin.get(INFORME).content.decode()
    alta = reverse("grupodesinonimos:add") + "?forma=Chamba+municipal"
    assert alta in pagina
    formulario = admin.get(alta).context["form"]
    assert (formulario["clave"].value(), formulario["formas"].value()) == ("chamba-municipal", "Chamba municipal\n")


def test_lo_escrito_por_cualquiera_no_corre_en_la_hoja_ni_en_la_pagina(admin):
    buscada('=HYPERLINK(\x01"http://x.example")<script>alert(1)</script>')
    assert b"<script>alert(1)" not in admin.get(INFORME).content
    tabla = b"".join(admin.get(INFORME, {"export": "csv"}).streaming_content).decode()
    libro = load_workbook(BytesIO(b"".join(admin.get(INFORME, {"export": "xlsx"}).streaming_content)))
    assert next(csv.DictReader(StringIO(tabla)))["Se buscó"].startswith("'=HYPERLINK")
    assert libro.active["A2"].data_type == "s"


def test_la_lista_de_solicitudes_tampoco_lleva_formulas(admin):
    servicios.pedir(consulta="=1+1", correo="")
    tabla = b"".join(admin.get("/cms/solicitudes/", {"export": "csv"}).streaming_content).decode()
    assert "\n'=1+1," in tabla


def test_no_hace_una_consulta_por_fila(admin, django_assert_max_num_queries):
    for n in range(40):
        buscada(f"cosa {n}")
    indexacion.ponerse_al_dia()
    with django_assert_max_num_queries(20):
        admin.get(INFORME)


def test_quien_no_puede_verlo_no_lo_ve(visita, client):
    buscada("secreto")
    for quien in (visita, client):
        respuesta = quien.get(INFORME)
        assert respuesta.status_code == 302
        assert b"sin-resultado" not in quien.get("/cms/", follow=True).content
