"""Figures, dates and sentences as Peru writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from portal import cifras
from portal.templatetags import yachay
from practicas.fichas.models import Indicador
from practicas.fichas.texto import primeras_frases


@pytest.mark.parametrize(
    ("valor", "dicho"),
    [(Decimal("1234.5000"), "1,234.5"), (1000, "1,000"), (0, "0"), (-3, "−3"), (None, ""), ("412", "412")],
)
def test_numero(valor, dicho):
    assert cifras.numero(valor) == dicho


def test_soles():
    assert cifras.soles(Decimal("38400")) == "S/\u00a038,400.00"


@pytest.mark.parametrize(("mes", "dicho"), [(3, "mar."), (5, "may."), (6, "jun."), (9, "set.")])
def test_las_fechas_de_django_usan_las_abreviaturas_del_peru(mes, dicho):
    html = Template("{{ d|date }} {{ d|fecha }}").render(Context({"d": date(2026, mes, 14)}))

    assert html == f"14 {dicho} 2026 14 {dicho} 2026"


def test_setiembre_se_escribe_sin_pe():
    assert Template("{{ d|date:'F' }}").render(Context({"d": date(2026, 9, 1)})) == "setiembre"


def test_un_momento_se_lee_a_la_hora_de_lima():
    assert cifras.fecha(datetime(2026, 9, 15, 3, tzinfo=UTC)) == "14 set. 2026"


@pytest.mark.parametrize(
    ("indicador", "dicho"),
    [
        (Indicador(unidad="días", linea_base=23, logro=3), "−87\u202f%"),
        (Indicador(unidad="días", linea_base=Decimal(312), logro=Decimal(541)), "+73\u202f%"),
        (Indicador(unidad="% de niños", linea_base=46, logro=29), "−17 puntos"),
        (Indicador(unidad="días", linea_base=0, logro=3), ""),
        (Indicador(unidad="días", linea_base=5, logro=5), "0\u202f%"),
        (Indicador(unidad="días", linea_base=None, logro=5), ""),
    ],
)
def test_cambio(indicador, dicho):
    if indicador.linea_base is not None:
        indicador.linea_base = Decimal(indicador.linea_base)
        indicador.logro = Decimal(indicador.logro)

    assert cifras.cambio(indicador) == dicho


def test_la_primera_frase_de_un_paso_va_en_negrita():
    assert yachay.paso("Contaron la cola. Diez madrugadas.") == "<strong>Contaron la cola.</strong> Diez madrugadas."


def test_si_el_autor_eligio_que_marcar_se_respeta():
    assert yachay.paso("Contaron **diez** madrugadas. Y ya.") == "Contaron <strong>diez</strong> madrugadas. Y ya."


def test_un_paso_no_mete_codigo():
    assert "<script>" not in yachay.paso("<script>x</script>. Hola")


def test_primeras_frases_no_corta_frases():
    assert primeras_frases("Una frase. Otra frase. Y otra más.", 24) == "Una frase. Otra frase."


def test_primeras_frases_corta_la_que_no_termina():
    corta = primeras_frases("palabra " * 100, 40)

    assert len(corta) < 50
    assert corta.endswith("palabra…")


@pytest.mark.parametrize(("partes", "dicho"), [(["a"], "a"), (["a", "b"], "a y b"), (["a", "b", "c"], "a, b y c")])
def test_enumerar(partes, dicho):
    assert yachay.enumerar(partes) == dicho


@pytest.mark.parametrize(
    ("estado", "forma", "nombre"),
    [
        ("autodeclarada", "hueco", "Autodeclarada"),
        ("importada", "hueco", "Importada"),
        ("documentada", "medio", "Documentada"),
        ("campo", "verificada", "Verificada en campo"),
        ("validada", "verificada", "Validada"),
    ],
)
def test_sello(estado, forma, nombre):
    assert (yachay.forma_de_sello(estado), yachay.nombre_de_estado(estado)) == (forma, nombre)


class Archivo:
    def __init__(self, name: str, bytes_: int | None):
        self.name, self._bytes = name, bytes_

    @property
    def size(self) -> int:
        if self._bytes is None:
            raise FileNotFoundError(self.name)
        return self._bytes


@pytest.mark.parametrize(
    ("archivo", "dicho"),
    [
        (Archivo("activos/formato.docx", 84_200), "DOCX, 84 kB"),
        (Archivo("activos/plano.pdf", 2_340_000), "PDF, 2.3 MB"),
        (Archivo("activos/nota.txt", 12), "TXT, 1 kB"),
        (Archivo("activos/perdido.xlsx", None), "XLSX"),
    ],
)
def test_de_un_archivo_se_dice_formato_y_tamano(archivo, dicho):
    assert yachay.formato_y_tamano(archivo) == dicho
