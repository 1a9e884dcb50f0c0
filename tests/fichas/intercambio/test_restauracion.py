"""Export → a base without fichas → restore → export: the same bytes, whatever state each ficha is in."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from practicas.entidades.models import Entidad
from practicas.fichas import servicios
from practicas.fichas.models import Correlativo, Leccion, Practica
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, publicar, termino


def borrador_de(ficha, **cambios):
    texto = type(ficha).objects.get(pk=ficha.pk)
    for campo, valor in cambios.items():
        setattr(texto, campo, valor)
    texto.save_revision()


def vaciar():
    for modelo in (Leccion, Practica, Revision, ModelLogEntry, Correlativo):
        modelo.objects.all().delete()


@pytest.fixture
def fichas(catalogos):
    """One of every state that a ficha may be in."""
    externa = EntidadFactory(
        codigo="ext-agencia", nombre="Agencia", externa=True, pais="Francia", ubigeo="", poblacion=None, altitud=None,
        nivel=termino("nivel", "nacional"),
    )  # fmt: skip
    publicada = PracticaFactory(completa=True, publicada=2)
    borrador_de(publicada, titulo="Otro título")
    programada = PracticaFactory(titulo="Programada")
    borrador_de(programada, go_live_at=timezone.now() + timedelta(days=30))
    programada.refresh_from_db()
    publicar(programada, revision=programada.latest_revision)
    servicios.publicar(ficha=PracticaFactory(titulo="De fuera", entidad=externa), validacion="importada")
    return [
        publicada,
        PracticaFactory(titulo="Borrador", completa=True),
        PracticaFactory(titulo="Retirada", retirada=True),
        LeccionFactory(completa=True, publicada=True, practica=publicada),
        LeccionFactory(anonima=True, publicada=True, titulo="Anónima"),
        LeccionFactory(diferida=True, publicada=True, titulo="Diferida"),
    ]


@pytest.fixture
def exportada(fichas, orden, tmp_path):
    assert orden("exportar_fichas", tmp_path / "antes.jsonl") == (0, "")
    vaciar()
    return tmp_path / "antes.jsonl"


@pytest.mark.parametrize("sin_externas", [False, True])
def test_exportar_restaurar_y_exportar_da_los_mismos_bytes(exportada, orden, tmp_path, sin_externas):
    if sin_externas:
        Entidad.objects.filter(externa=True).delete()
    assert orden("importar_fichas", exportada, conservar_codigos=True) == (0, "")
    assert orden("exportar_fichas", tmp_path / "despues.jsonl") == (0, "")
    assert (tmp_path / "despues.jsonl").read_bytes() == exportada.read_bytes()


def test_lo_restaurado_queda_como_estaba(exportada, fichas, orden):
    antes = fichas[0]
    orden("importar_fichas", exportada, conservar_codigos=True)
    despues = Practica.objects.get(codigo=antes.codigo)
    assert [i.clave for i in despues.indicadores.all()] == [i.clave for i in antes.indicadores.all()]
    assert (despues.validacion, despues.numero_de_version()) == ("documentada", 2)
    assert despues.get_latest_revision_as_object().titulo == "Otro título"
    assert Practica.objects.get(titulo="Programada").scheduled_revision is not None


def test_ningun_codigo_dado_se_da_otra_vez(exportada, orden):
    dados = {exportada.read_text().split('"codigo":"')[1:][n][:13] for n in range(3)}
    orden("importar_fichas", exportada, conservar_codigos=True)
    assert PracticaFactory(publicada=True).codigo not in dados


def test_donde_hay_fichas_no_se_restaura(exportada, orden):
    PracticaFactory()
    codigo, motivo = orden("importar_fichas", exportada, conservar_codigos=True)
    assert codigo == 2
    assert "Ya hay fichas" in motivo


def test_una_linea_mala_no_deja_nada(exportada, orden):
    exportada.write_text(exportada.read_text().replace('"nivel":"nacional"', '"nivel":"marciano"'))
    Entidad.objects.filter(externa=True).delete()
    codigo, _ = orden("importar_fichas", exportada, conservar_codigos=True)
    assert codigo == 1
    assert not Practica.objects.exists()
    assert not Entidad.objects.filter(externa=True).exists()


def test_la_exportacion_publica_no_se_restaura(fichas, orden, tmp_path):
    orden("exportar_fichas", tmp_path / "publico.jsonl", publico=True)
    vaciar()
    codigo, _ = orden("importar_fichas", tmp_path / "publico.jsonl", conservar_codigos=True)
    assert codigo == 1
    assert not Practica.objects.exists()
