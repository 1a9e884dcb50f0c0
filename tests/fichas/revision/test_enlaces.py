"""Links that cannot work: badly written, or to something of ours that is not there."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from practicas.fichas.models import Activo, EvidenciaDePractica, NormaDePractica
from practicas.fichas.revision.enlaces import revisar_enlaces
from tests.factories import LeccionFactory, PracticaFactory, publicar, termino

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivo(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return default_storage.save("evidencias/2026/acta.pdf", ContentFile(b"%PDF-"))


def con_enlace(destino: str, **kwargs):
    return PracticaFactory(solucion=f"Vea [esto]({destino}).", **kwargs)


def motivos(destino: str) -> list[str]:
    return [roto.motivo for roto in revisar_enlaces(con_enlace(destino))]


@pytest.mark.parametrize(
    "destino",
    ["https://www.gob.pe/minsa", "http://muni.example/a?b=c#d", "mailto:mesadepartes@muni.example", "#resultados",
     "/buscar/?q=licencias", "/regiones/12/", "http://127.0.0.1:8000/buscar/"],
)  # fmt: skip
def test_un_enlace_bien_escrito_no_se_senala(destino):
    assert motivos(destino) == []


@pytest.mark.parametrize(
    ("destino", "motivo"),
    [
        ("www.muni.gob.pe", "Le falta el comienzo"),
        ("htp:/muni.gob.pe", "Le falta el comienzo"),
        ("javascript:alert(1)", "Le falta el comienzo"),
        ("htps://muni.gob.pe", "está mal escrita"),
        ("https://https://muni.gob.pe", "está mal escrita"),
        ("https://muni", "está mal escrita"),
        ("http://192.168.1.20/acta.pdf", "dentro de la red"),
        ("http://localhost/acta.pdf", "dentro de la red"),
        ("mailto:mesa de partes", "correo del enlace"),
        ("/ficha/BP-2026-00001/", "ninguna página del repositorio"),
        ("/archivos/evidencias/2026/no-esta.pdf", "ningún archivo"),
        ("/archivos/../../etc/passwd", "ningún archivo"),
        ("/fichas/BP-2026-99999/", "ninguna ficha pública"),
        ("/fichas/XX-1/", "ninguna ficha pública"),
        ("http://127.0.0.1:8000/fichas/BP-2026-99999", "ninguna ficha pública"),
    ],
)
def test_un_enlace_que_no_puede_abrirse_dice_por_que(destino, motivo):
    assert [motivo in dicho for dicho in motivos(destino.replace(" ", "%20"))] == [True]


def test_se_miran_las_filas_y_el_origen_con_su_ruta():
    ficha = PracticaFactory(enlace_externo="http://")
    ficha.normas = [NormaDePractica(tipo="Ordenanza", enlace="/fichas/BP-2026-99999/")]
    ficha.evidencias = [EvidenciaDePractica(titulo="Acta", enlace="https://muni.gob")]
    ficha.activos = [Activo(tipo=termino("activo", "tdr"), titulo="TdR", enlace="no-es-un-enlace")]
    rutas = [f"{r}.{getattr(ficha, r).all()[0].clave}.enlace" for r in ("normas", "activos")]
    assert {r.campo for r in revisar_enlaces(ficha)} == {"enlace_externo", *rutas}


def test_una_ficha_publica_se_puede_enlazar_y_una_que_no_lo_es_no():
    publica, retirada = PracticaFactory(publicada=True), PracticaFactory(retirada=True)
    restringida = LeccionFactory(publicada=True, restringida=True)
    assert motivos(publica.get_absolute_url()) == []
    assert motivos(f"{publica.get_absolute_url()}v/1/") == []
    assert motivos(restringida.get_absolute_url()) == motivos(
        "/fichas/LA-2026-99999/".replace("LA-2026-99999", restringida.codigo)
    )
    assert "ninguna ficha pública" in motivos(restringida.get_absolute_url())[0]
    hallado = revisar_enlaces(con_enlace(retirada.get_absolute_url()))[0]
    assert ("fue retirada" in hallado.motivo, hallado.gravedad) == (True, "advertencia")


def test_un_archivo_de_la_propia_ficha_se_puede_enlazar(archivo):
    ficha = con_enlace(f"/archivos/{archivo}")
    assert "no es público" in revisar_enlaces(ficha)[0].motivo
    ficha.evidencias = [EvidenciaDePractica(titulo="Acta", archivo=archivo)]
    assert revisar_enlaces(ficha) == []


def test_el_archivo_de_otra_ficha_solo_si_es_publica(archivo):
    otra = PracticaFactory()
    otra.evidencias = [EvidenciaDePractica(titulo="Acta", archivo=archivo)]
    otra.save()
    assert "no es público" in motivos(f"/archivos/{archivo}")[0]
    publicar(otra)
    assert motivos(f"/archivos/{archivo}") == []


def test_lo_que_no_es_un_enlace_en_la_pagina_no_se_mira():
    assert revisar_enlaces(PracticaFactory(solucion="Escriba a www.muni.gob.pe o vea [esto] (/no/).")) == []


def test_un_enlace_repetido_en_un_campo_se_dice_una_vez():
    assert len(revisar_enlaces(PracticaFactory(solucion="[a](www.x.pe) y [b](www.x.pe)"))) == 1
