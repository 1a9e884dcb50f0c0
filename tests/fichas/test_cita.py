"""A citation is read as it is written: nothing in a title breaks a reference or adds a field to it."""

from datetime import UTC, datetime

import pytest

from practicas.fichas.cita import citar
from practicas.fichas.documentos.bloques import en_texto
from practicas.fichas.documentos.contenido import en_apa
from practicas.fichas.models import Leccion, Practica
from practicas.fichas.presentacion import presentar
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db
EL_DIA = datetime(2026, 9, 15, 2, tzinfo=UTC)  # still the 14th in Lima


def citada(titulo="Licencias en tres días", entidad="Municipalidad Provincial de Quillamayo", version=2):
    ficha = PracticaFactory(publicada=True, titulo=titulo, entidad=EntidadFactory(nombre=entidad))
    return citar(Practica.objects.get(pk=ficha.pk), version, EL_DIA)


def test_en_palabras_sigue_apa_y_lleva_al_texto_que_se_cita(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://yachay.example"
    cita = citada()

    assert en_texto(en_apa(cita)) == (
        f"Municipalidad Provincial de Quillamayo. (2026). Licencias en tres días ({cita.codigo}, versión 2). Yachay. "
        f"https://yachay.example/fichas/{cita.codigo}/v/2/"
    )


def test_un_autor_que_acaba_en_punto_no_lleva_dos():
    assert en_texto(en_apa(citada(entidad="Sedapal S.A."))).startswith("Sedapal S.A. (2026)")


def test_bibtex_escapa_lo_que_para_el_es_orden():
    bibtex = citada(titulo=r"50% & S/ {a} \input{x} #1_2 ~ ^ $").en_bibtex()
    titulo = next(linea for linea in bibtex.splitlines() if linea.strip().startswith("title"))

    assert titulo == (
        r"  title = {{50\% \& S/ \textbraceleft{}a\textbraceright{} \textbackslash{}input\textbraceleft{}x"
        r"\textbraceright{} \#1\_2 \textasciitilde{} \textasciicircum{} \$}},"
    )
    assert bibtex.count("{") == bibtex.count("}")


def test_la_entidad_es_un_solo_nombre_para_bibtex():
    assert (
        "author = {{Ministerio de Vivienda, Construcción y Saneamiento}}"
        in citada(entidad="Ministerio de Vivienda, Construcción y Saneamiento").en_bibtex()
    )


@pytest.mark.parametrize("salto", ["\n", "\r\n", "\u2028"])
def test_un_salto_de_linea_no_agrega_un_campo(salto):
    cita = citada(titulo=f"Licencias{salto}ER  - {salto}TY  - HACK")

    assert [linea[:2] for linea in cita.en_ris().split("\r\n")] == [
        "TY", "AU", "TI", "PY", "DA", "M3", "SN", "PB", "LA", "UR", "ER", "",
    ]  # fmt: skip
    assert "DA  - 2026/09/14" in cita.en_ris()


def test_la_anonima_es_de_entidad_anonima_y_se_cita_por_la_direccion_que_le_queda():
    LeccionFactory(anonima=True, publicada=True)
    cita = citar(presentar(Leccion.objects.get()), 1, EL_DIA)

    assert en_texto(en_apa(cita)).startswith("Entidad anónima. (2026). ")
    assert cita.enlace.endswith(f"/fichas/{cita.codigo}/")
