import pytest
from hypothesis import given
from hypothesis import strategies as st

from busqueda.texto_escrito import leer, niveles


@pytest.mark.parametrize(
    ("n", "esperados"),
    [(0, [0]), (1, [1]), (2, [2, 1]), (3, [2, 1]), (4, [2, 1]), (5, [3, 2, 1]), (7, [4, 3, 1]), (9, [5, 3, 1])],
)
def test_cuantas_palabras_se_piden(n, esperados):
    assert niveles(n) == esperados


def test_frase_negada_y_suelta():
    texto = leer('"mesa de partes" -virtual licencia').texto

    assert texto.frases == (("mes", "part"),)
    assert texto.negadas == (("virtual",),)
    assert [r.alternativas[0] for r in texto.raices] == [("licenci",)]


def test_las_palabras_repetidas_cuentan_una_vez():
    assert len(leer("agua Agua ÁGUA").texto.raices) == 1


def test_un_guion_en_medio_no_niega():
    texto = leer("costo-beneficio").texto

    assert not texto.negadas
    assert len(texto.raices) == 2


@pytest.mark.parametrize("q", ["", "de la", '""', "-", "AND OR NOT", "(((", '"', "***", "\x00"])
def test_lo_que_no_dice_nada_no_falla(q):
    leer(q)


@pytest.mark.parametrize("q", ["BP-2026-00042", " la-2026-00007 "])
def test_el_codigo_de_una_ficha_se_reconoce(q):
    assert leer(q).codigo == q.strip().upper()


@given(st.text(max_size=300))
def test_ningun_texto_falla(q):
    escrito = leer(q)

    assert escrito.texto.minimo <= max(1, len(escrito.texto.raices))
