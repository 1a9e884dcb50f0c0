"""What is said while the engine does not answer: what is not known is not shown as nothing, and no file is half a file."""

import csv
import io

import pytest

from busqueda import buscador
from busqueda.motores import motor
from busqueda.puerto import MotorCaido
from portal import descargas
from tests.factories import PracticaFactory, termino

pytestmark = pytest.mark.django_db


@pytest.fixture
def sin_motor(indice, monkeypatch):
    """`sin_motor()`, once the fichas are written, and it no longer answers."""

    def _caerse():
        indice()
        monkeypatch.setattr(type(motor()), "buscar", _caido)

    return _caerse


def _caido(*_):
    raise MotorCaido("se fue")


def html(client, ruta: str) -> str:
    respuesta = client.get(ruta)
    assert respuesta.status_code == 200
    return respuesta.content.decode()


AVISO = "El buscador está atendiendo con lo básico."


@pytest.mark.parametrize("ruta", ["/temas/agua/", "/regiones/12/", "/regiones/", "/buscar/facetas/entidad/"])
def test_lo_que_no_se_sabe_no_se_muestra_como_cero(client, sin_motor, ruta):
    PracticaFactory(publicada=True, ubigeo="120101", terminos={"temas": [termino("tema", "agua", nombre="Agua")]})
    sin_motor()
    pagina = html(client, ruta)
    assert AVISO in pagina
    assert "0 fichas" not in pagina
    assert ">0<" not in pagina
    assert "Ninguno" not in pagina


@pytest.mark.parametrize("ruta", ["/", "/pilares/"])
def test_las_listas_no_cuentan_y_llevan_igual(client, sin_motor, ruta):
    termino("pilar", "p1", version="2013", nombre="Procesos")
    sin_motor()
    pagina = html(client, ruta)
    assert 'class="cuenta"' not in pagina
    assert "/pilares/p1/" in pagina


def test_lo_filtrado_se_llama_por_su_nombre(client, sin_motor):
    PracticaFactory(publicada=True, terminos={"temas": [termino("tema", "agua", nombre="Agua y saneamiento")]})
    sin_motor()
    assert "Agua y saneamiento" in html(client, "/buscar/?tema=agua").split('id="resultados"')[1].split("<article")[0]


def test_la_api_lo_dice(client, sin_motor):
    sin_motor()
    assert client.get("/api/v1/facetas/entidad").json()["degradada"] is True


def test_por_su_codigo_se_halla_la_ficha_y_ninguna_otra(client, sin_motor):
    fichas = PracticaFactory.create_batch(3, titulo="Plan 2026", publicada=True)
    sin_motor()
    resultado = client.get("/api/v1/fichas", {"q": fichas[1].codigo}).json()
    assert (resultado["degradada"], [a["codigo"] for a in resultado["aciertos"]]) == (True, [fichas[1].codigo])
    assert client.get("/api/v1/fichas", {"q": "BP-2026-99999"}).json()["aciertos"] == []


# --- Files ------------------------------------------------------------------------------------------------------------
def filas(respuesta) -> list[str]:
    return [fila["titulo"] for fila in csv.DictReader(io.StringIO(respuesta.content.decode("utf-8-sig")))]


def test_una_retirada_de_ultimo_momento_no_corta_el_archivo(client, sin_motor, monkeypatch):
    monkeypatch.setattr(descargas, "TANDA", 2)
    retirada, *otras = PracticaFactory.create_batch(5, publicada=True)
    sin_motor()
    type(retirada).objects.filter(pk=retirada.pk).update(retirada=True)
    respuesta = client.get("/buscar/", {"formato": "csv"})
    assert respuesta["X-Busqueda-Degradada"] == "1"
    assert sorted(filas(respuesta)) == sorted(f.titulo for f in otras)


def test_si_el_motor_se_va_a_medias_ninguna_se_repite_ni_falta(client, indice, monkeypatch):
    monkeypatch.setattr(descargas, "TANDA", 2)
    fichas = [PracticaFactory(titulo=titulo, publicada=True) for titulo in "abcde"]
    indice()
    buscar, veces = type(motor()).buscar, []

    def irse(*args):
        veces.append(args)
        return buscar(*args) if len(veces) < 2 else _caido()

    monkeypatch.setattr(type(motor()), "buscar", irse)
    assert sorted(filas(client.get("/buscar/", {"formato": "csv", "orden": "titulo"}))) == [f.titulo for f in fichas]


def test_con_el_motor_en_marcha_no_se_avisa(client, indice):
    PracticaFactory(publicada=True)
    indice()
    assert "X-Busqueda-Degradada" not in client.get("/buscar/", {"formato": "json"})


def test_contar_muchas_no_espera_mas_de_lo_que_dice(indice, monkeypatch):
    indice()
    monkeypatch.setattr(buscador, "CONTAR_A_LO_MAS", 0)
    assert buscador.contar([buscador.Consulta(q="agua")] * 3) == [None] * 3
