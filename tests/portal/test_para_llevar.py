"""What is taken away of a ficha says what its page says, and goes out through the same doors."""

import io
import threading
import time
import zipfile
from html.parser import HTMLParser

import pytest

from practicas.fichas.documentos import guardados
from practicas.fichas.models import Practica
from tests.factories import LeccionFactory, PracticaFactory, publicar
from tests.fichas.documentos.lectura import Leido, apretado

pytestmark = pytest.mark.django_db
FORMATOS = ("pdf", "docx", "bib", "ris")


def direccion(ficha, formato: str = "pdf") -> str:
    return f"/fichas/{ficha.codigo}.{formato}"


# --- Doors ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("formato", "tipo", "comienzo"),
    [
        ("pdf", "application/pdf", b"%PDF-1.7"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("bib", "application/x-bibtex; charset=utf-8", b"@techreport{"),
        ("ris", "application/x-research-info-systems; charset=utf-8", b"TY  - RPRT\r\n"),
    ],
)
def test_cada_formato_se_guarda_con_el_codigo_de_la_ficha(client, formato, tipo, comienzo):
    ficha = PracticaFactory(publicada=True, completa=True)
    respuesta = client.get(direccion(ficha, formato))

    assert (respuesta.status_code, respuesta["Content-Type"]) == (200, tipo)
    assert respuesta["Content-Disposition"] == f'attachment; filename="{ficha.codigo}.{formato}"'
    assert respuesta.content.startswith(comienzo)


@pytest.mark.parametrize("formato", FORMATOS)
def test_la_retirada_deja_lapida_y_la_que_no_es_publica_no_esta(client, formato):
    retirada = PracticaFactory(retirada=True, titulo="Un título que ya no se muestra")
    respuesta = client.get(direccion(retirada, formato))

    assert respuesta.status_code == 410
    assert retirada.titulo not in respuesta.content.decode()
    for reservada in (LeccionFactory(publicada=True, restringida=True), LeccionFactory(publicada=True, diferida=True)):
        assert client.get(direccion(reservada, formato)).status_code == 404
    assert client.get(f"/fichas/nada.{formato}").status_code == 404


def test_solo_se_pide(client):
    assert client.post(direccion(PracticaFactory(publicada=True))).status_code == 405


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
def test_cuesta_quince_consultas(client, fabrica, django_assert_max_num_queries):
    ficha = fabrica(publicada=2, completa=True)
    client.get(direccion(ficha))

    with django_assert_max_num_queries(15):
        client.get(direccion(ficha))


# --- Kept, and never old ----------------------------------------------------------------------------------------------
@pytest.fixture
def escritos(monkeypatch):
    """Titles of the PDF that were really made."""
    hechos = []
    monkeypatch.setattr("portal.para_llevar.pdf.escribir_pdf", lambda d: hechos.append(d.titulo) or b"%PDF")
    return hechos


def test_se_hace_una_vez_y_otra_cuando_cambia_lo_que_dice(client, escritos):
    ficha = PracticaFactory(publicada=True, titulo="Como fue, una sola vez")
    for _vez in range(3):
        client.get(direccion(ficha))
    assert escritos == ["Como fue, una sola vez"]

    ficha.titulo = "Como es, una sola vez"
    publicar(ficha, revision=ficha.save_revision())
    client.get(direccion(ficha))
    assert escritos == ["Como fue, una sola vez", "Como es, una sola vez"]


@pytest.mark.parametrize("formato", FORMATOS)
def test_a_quien_ya_lo_tiene_no_se_le_manda_de_nuevo(client, formato):
    ficha = PracticaFactory(publicada=True)
    primera = client.get(direccion(ficha, formato))
    segunda = client.get(direccion(ficha, formato), headers={"If-None-Match": primera["ETag"]})

    assert (segunda.status_code, segunda.content) == (304, b"")
    assert primera["Last-Modified"]
    assert primera["Cache-Control"] == "no-cache"


def test_un_cambio_de_nombre_de_la_entidad_cambia_el_documento(client):
    ficha = PracticaFactory(publicada=True)
    antes = client.get(direccion(ficha))["ETag"]
    ficha.entidad.nombre = "Municipalidad con otro nombre"
    ficha.entidad.save()

    assert client.get(direccion(ficha), headers={"If-None-Match": antes}).status_code == 200


def test_cuando_hay_demasiados_se_pide_esperar(client, monkeypatch, escritos):
    ficha = PracticaFactory(publicada=True, titulo="Nadie la hizo todavía")
    monkeypatch.setattr(guardados, "ESPERA", 0)
    with guardados.turno():
        respuesta = client.get(direccion(ficha))

    assert (respuesta.status_code, respuesta["Retry-After"], escritos) == (429, "60", [])
    assert client.get(direccion(ficha)).status_code == 200


def test_se_hacen_de_uno_en_uno_y_el_mismo_una_vez():
    a_la_vez, hechos = [], []

    def hacer():
        a_la_vez.append(guardados._UNO.locked())
        hechos.append(1)
        time.sleep(0.05)  # so that the others come meanwhile
        return b"x"

    hilos = [threading.Thread(target=guardados.guardado, args=("la-misma-clave", hacer)) for _ in range(5)]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()

    assert (a_la_vez, hechos) == ([True], [1])


# --- The same as the page ---------------------------------------------------------------------------------------------
class Articulo(HTMLParser):
    """What the page of a ficha says, less what only serves there: its rail, the similar ones, drawings, how the legend goes."""

    FUERA = ("riel", "parecidas", "linea-tipo", "leyenda", "en-papel")
    LLEVA_A_OTRA = "Qué significa cada nivel"

    def __init__(self, html: str):
        super().__init__()
        self.textos: list[str] = []
        self.omitidas: list[str] = []
        self.feed(html[html.index("<article") : html.index("</article>")])

    def handle_starttag(self, etiqueta, atributos):
        clases = (dict(atributos).get("class") or "").split()
        fuera = etiqueta == "svg" or any(c.startswith(self.FUERA) for c in clases)
        if (self.omitidas or fuera) and etiqueta not in ("br", "hr", "img", "use"):
            self.omitidas.append(etiqueta)

    def handle_endtag(self, etiqueta):
        if self.omitidas and etiqueta == self.omitidas[-1]:
            self.omitidas.pop()

    def handle_data(self, texto):
        if not self.omitidas and texto.strip(" \n·,.→") not in ("", self.LLEVA_A_OTRA):
            self.textos.append(texto)


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
@pytest.mark.parametrize("rasgos", [{}, {"anonima": True}])
def test_el_pdf_dice_todo_lo_que_dice_la_pagina(ver, client, fabrica, rasgos):
    if fabrica is PracticaFactory and rasgos:
        rasgos = {"sin_indicador": "Nadie contaba las colas. Se cuenta desde hoy."}
    ficha = fabrica(publicada=True, completa=True, **rasgos)
    pagina = Articulo(ver(ficha.get_absolute_url()).content.decode()).textos
    papel = apretado(Leido(client.get(direccion(ficha)).content).texto)

    assert [t for t in pagina if apretado(t) not in papel] == []
    assert len(pagina) > 30


# --- On the page ------------------------------------------------------------------------------------------------------
def test_la_pagina_ofrece_cada_formato_y_dice_como_citarla(ver):
    ficha = PracticaFactory(publicada=True)
    html = ver(ficha.get_absolute_url()).content.decode()

    assert all(f'href="{direccion(ficha, formato)}"' in html for formato in FORMATOS)
    assert f"({ficha.codigo}, versión 1). Yachay. http://127.0.0.1:8000/fichas/{ficha.codigo}/v/1/" in html


def test_una_version_anterior_se_cita_por_la_suya_y_no_ofrece_la_vigente(ver):
    ficha = PracticaFactory(publicada=2)
    html = ver(f"/fichas/{ficha.codigo}/v/1/").content.decode()

    assert f"versión 1). Yachay. http://127.0.0.1:8000/fichas/{ficha.codigo}/v/1/" in html
    assert not any(direccion(ficha, formato) in html for formato in FORMATOS)


def test_el_word_dice_el_texto_publicado_y_no_el_borrador(client):
    ficha = PracticaFactory(publicada=True, titulo="El publicado")
    borrador = Practica.objects.get(pk=ficha.pk)
    borrador.titulo = "El borrador"
    borrador.save_revision()
    with zipfile.ZipFile(io.BytesIO(client.get(direccion(ficha, "docx")).content)) as partes:
        dicho = partes.read("word/document.xml").decode() + partes.read("docProps/core.xml").decode()

    assert "El publicado" in dicho
    assert "El borrador" not in dicho
