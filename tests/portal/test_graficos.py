from decimal import Decimal

from portal import graficos
from practicas.fichas.graficos import grafico
from practicas.fichas.models import Indicador


def indicador(base, meta, logro, sentido="baja"):
    valores = [None if v is None else Decimal(v) for v in (base, meta, logro)]
    return Indicador(linea_base=valores[0], meta=valores[1], logro=valores[2], sentido=sentido)


def test_las_barras_parten_del_mismo_cero_y_la_mayor_llena_el_ancho():
    dibujo = grafico(indicador(20, 5, 10), ancho=100)

    assert (dibujo.cero, dibujo.base.ancho, dibujo.logro.ancho, dibujo.meta) == (0, 100, 50, 25)


def test_un_valor_negativo_va_al_otro_lado_del_cero():
    dibujo = grafico(indicador(-10, None, 10, "sube"), ancho=100)

    assert (dibujo.cero, dibujo.base.x, dibujo.base.fin, dibujo.logro.x, dibujo.logro.fin) == (50, 0, 50, 50, 100)


def test_todo_en_cero_no_divide_por_cero():
    assert grafico(indicador(0, 0, 0)).base.ancho == 1


def test_con_una_sola_cifra_no_hay_que_comparar():
    assert grafico(indicador(None, None, 3)) is None


def test_no_llegar_a_la_meta_se_distingue():
    assert not grafico(indicador(20, 5, 10)).cumple


def test_los_nudos_de_un_quipu_son_sus_digitos():
    uno, otro = graficos.quipus([412, 38])

    assert (len(uno.nudos), len(otro.nudos)) == (4 + 1 + 2, 3 + 8)
    assert uno.largo == otro.largo


def test_el_quipu_admite_miles_y_cero():
    miles, cero = graficos.quipus([1203, 0])

    assert (len(miles.nudos), len(cero.nudos)) == (6, 0)


def test_el_histograma_tiene_los_anios_sin_fichas_y_marca_los_elegidos():
    columnas = graficos.histograma({2019: 4, 2021: 2}, 2020, None)

    assert [(c.anio, c.cantidad, c.elegida) for c in columnas] == [(2019, 4, False), (2020, 0, True), (2021, 2, True)]
    assert columnas[0].alto == graficos.ALTO_DE_HISTOGRAMA


def test_sin_anios_no_hay_histograma():
    assert graficos.histograma({}, None, None) == []


def test_las_teselas_son_26_en_lugares_distintos():
    lugares = {(fila, columna) for _, fila, columna in graficos.TESELAS.values()}

    assert len(graficos.TESELAS) == len(lugares) == 26


def test_la_escala_llega_a_la_mayor():
    escala = graficos.escala([0, 3, 64])

    assert escala.paso(0) == 0
    assert escala.paso(64) == 4 or escala.cortes[-1] > 64 // 2
    assert escala.leyenda[0] == (0, "sin fichas")
