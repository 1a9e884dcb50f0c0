from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from busqueda.consulta import leer_consulta, leer_forma, leer_rango
from busqueda.facetas import DE_CODIGOS
from busqueda.puerto import Filtro, Rango
from tests.factories import termino

codigos = st.from_regex(r"-?[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)
direcciones = st.dictionaries(
    st.sampled_from([f.nombre for f in DE_CODIGOS]), st.lists(codigos, min_size=1, max_size=3), max_size=4
)


def leer(cadena: str):
    return leer_forma(QueryDict(cadena))


@pytest.mark.parametrize(
    ("escrito", "rango"),
    [
        ("2020", Rango(2020, 2020)),
        ("2019-2024", Rango(2019, 2024)),
        ("2024-2019", Rango(2019, 2024)),
        ("2019-", Rango(2019, None)),
        ("-2019", Rango(None, 2019)),
        ("-", None),
        ("", None),
        ("19", None),
        ("20192024", None),
        ("2020\n", None),
        ("２０２０", None),
        ("0019", Rango(19, 19)),
    ],
)
def test_formas_de_un_rango_de_anios(escrito, rango):
    assert leer_rango(escrito) == rango


def test_incluidos_y_excluidos_de_una_faceta():
    consulta, problemas = leer("pilar=p1&pilar=-p5&pilar=p1")

    assert consulta.filtros == {"pilar": Filtro(("p1",), ("p5",))}
    assert not problemas


def test_lo_que_no_se_entiende_se_nombra_y_no_estorba():
    consulta, problemas = leer("tema=a+b&orden=al-reves&pagina=cero&anio=ayer&q=agua")

    assert consulta.q == "agua"
    assert not consulta.filtrada
    assert {p.parametro for p in problemas} == {"tema", "orden", "pagina", "anio"}


def test_un_codigo_que_no_esta_en_su_catalogo_se_nombra_y_no_estorba(db):
    termino("tema", "agua")
    direccion = "tema=agua&tema=aire&region=-99&entidad=x-nadie&costo=s9&tipo=practica&idioma=it&pagina=3"

    consulta, problemas = leer_consulta(QueryDict(direccion))

    assert consulta.filtros == {"tipo": Filtro(("practica",)), "tema": Filtro(("agua",)), "idioma": Filtro(("it",))}
    assert {p.parametro for p in problemas} == {"region", "tema", "entidad", "costo"}
    assert consulta.pagina == 3


def test_los_dos_campos_del_formulario_hacen_un_rango():
    assert leer("anio_desde=2019&anio_hasta=2024")[0].rangos == {"anio": Rango(2019, 2024)}
    assert leer("anio_desde=&anio_hasta=2024")[0].rangos == {"anio": Rango(None, 2024)}


def test_la_busqueda_se_recorta_con_aviso():
    consulta, _ = leer(f"q={'a' * 400}")

    assert len(consulta.q) == 300
    assert consulta.recortada


@pytest.mark.parametrize("anio", ["0019", "0000-2000", "-0019", "0019-"])
def test_un_anio_de_ceros_se_vuelve_a_leer(anio):
    assert leer(f"anio={anio}")[0].url() == f"?anio={anio}"


@pytest.mark.parametrize("codigo", ["-", "--agua", ".agua", "agua\n", "a b"])
def test_lo_que_no_empieza_como_un_codigo_no_lo_es(codigo):
    consulta, problemas = leer(urlencode({"idioma": codigo}))

    assert not consulta.filtrada
    assert [p.parametro for p in problemas] == ["idioma"]


def test_cambiar_un_filtro_vuelve_a_la_primera_pagina():
    consulta, _ = leer("q=agua&tema=salud&pagina=3")

    assert consulta.sin("tema", "salud").url() == "?q=agua"
    assert consulta.url(pagina=4) == "?q=agua&tema=salud&pagina=4"
    assert consulta.url(orden="titulo") == "?q=agua&tema=salud&orden=titulo"


@given(direcciones)
def test_una_direccion_leida_y_escrita_dice_lo_mismo(filtros):
    datos = QueryDict(mutable=True)
    for nombre, valores in filtros.items():
        datos.setlist(nombre, valores)

    consulta, _ = leer_forma(datos)

    assert leer(consulta.url()[1:])[0] == consulta


@given(st.text(), st.text(max_size=30), st.text(max_size=12))
def test_ninguna_direccion_falla(q, valor, anio):
    datos = QueryDict(mutable=True)
    datos.update({"q": q, "tema": valor, "orden": valor, "pagina": anio, "anio": anio, "por_pagina": anio})

    consulta, _ = leer_forma(datos)

    assert consulta.pagina >= 1
