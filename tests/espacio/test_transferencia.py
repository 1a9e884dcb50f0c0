"""What an entity takes along: all that is its own, what is pending first, and nothing of another."""

import csv
import io
import json
import zipfile

import pytest
from wagtail.models import ModelLogEntry

from practicas.envios.estados import Estado
from practicas.envios.models import Observacion
from practicas.fichas.documentos import guardados
from tests.factories import LeccionFactory, PracticaFactory, envio_en
from tests.fichas.documentos.lectura import Leido, apretado

pytestmark = pytest.mark.django_db


@pytest.fixture
def fichas(elenco):
    publica = PracticaFactory(completa=True, publicada=True, entidad=elenco.entidad, titulo="La pública")
    observada = envio_en(Estado.OBSERVADA, PracticaFactory(breve=True, entidad=elenco.entidad, titulo="La observada"))
    for numero, (texto, estado) in enumerate([("Diga cuánto costó.", "abierta"), ("Por enviar.", "preparada")], 1):
        Observacion.objects.create(
            envio=observada,
            paso="admisibilidad",
            ronda=1,
            numero=numero,
            campo="que_no_funciono",
            texto=texto,
            estado=estado,
            autor=elenco.editora,
        )
    anonima = LeccionFactory(anonima=True, entidad=elenco.entidad, titulo="La anónima", completa=True)
    anonima.save_revision()
    otra = elenco.de_otra_entidad.membresias.get().entidad
    presentada = PracticaFactory(breve=True, entidad=otra, entidad_presenta=elenco.entidad, titulo="La presentada")
    ajena = PracticaFactory(breve=True, publicada=True, entidad=otra, titulo="Xilófono")
    return publica, observada, anonima, presentada, ajena


@pytest.fixture
def llevarse(client, elenco):
    def _llevarse(quien="redactora", codigo=None):
        client.force_login(getattr(elenco, quien))
        return client.post("/mi-entidad/transferencia/", {"entidad": codigo or elenco.entidad.codigo})

    return _llevarse


@pytest.fixture
def paquete(llevarse, fichas) -> dict[str, bytes]:
    respuesta = llevarse()
    assert respuesta.status_code == 200
    with zipfile.ZipFile(io.BytesIO(b"".join(respuesta.streaming_content))) as abierto:
        return {nombre: abierto.read(nombre) for nombre in abierto.namelist()}


def lineas(contenido: bytes) -> list[dict]:
    return [json.loads(linea) for linea in contenido.decode().splitlines()]


def test_trae_todas_las_fichas_de_la_entidad_y_ninguna_ajena(paquete):
    titulos = {f["titulo"] for f in lineas(paquete["fichas.jsonl"])}

    assert titulos == {"La pública", "La observada", "La anónima", "La presentada"}
    assert {e["titulo"] for e in lineas(paquete["expedientes.jsonl"])} == titulos
    assert all("Xilófono" not in contenido.decode("utf-8", "ignore") for contenido in paquete.values())


def test_lo_pendiente_dice_estado_plazo_y_observaciones_sin_responder(paquete):
    observada = next(e for e in lineas(paquete["expedientes.jsonl"]) if e["titulo"] == "La observada")

    assert (observada["estado"], observada["plazo_de"]) == ("observada", "entidad")
    assert observada["vence"]
    assert [o["texto"] for o in observada["observaciones"]] == ["Diga cuánto costó."]


@pytest.fixture
def documento(paquete) -> Leido:
    return Leido(paquete["fichas.pdf"])


def test_el_documento_es_uno_y_accesible_y_empieza_por_lo_pendiente(documento, elenco):
    titulos = [t.titulo for t in documento.estructura.todas("H1", "H2")]

    assert "<pdfuaid:part>1</pdfuaid:part>" in documento.metadatos
    assert titulos[:2] == [str(documento.pdf.docinfo.Title), "Lo pendiente"]
    assert {"La pública", "La observada", "La anónima", "La presentada"} == set(titulos[2:])
    assert elenco.entidad.nombre in titulos[0]


def test_cada_pendiente_dice_donde_esta_y_que_falta_responder(documento):
    papel = apretado(documento.texto)

    assert "LaobservadaObservadaPlazodesuentidad:venceel" in papel
    assert apretado("1. Diga cuánto costó. Qué no funcionó") in papel
    assert apretado("Por enviar.") not in papel


def test_los_borradores_van_y_se_dice_que_no_son_para_publicar(documento):
    assert all("Incluye borradores: no es para publicar." in hoja for hoja in documento.paginas)
    assert "mesadepartes@prueba.example" in documento.texto


def test_la_lista_de_evidencias_dice_de_que_ficha_es_cada_una(paquete, fichas):
    filas = list(csv.DictReader(io.StringIO(paquete["evidencias.csv"].decode("utf-8-sig"))))
    assert {(f["ficha"], f["titulo"]) for f in filas} == {
        (fichas[0].codigo, "Reporte"), (fichas[0].codigo, "Encuesta"), ("La anónima", "Acta"),
    }  # fmt: skip


def test_la_descarga_queda_en_la_bitacora(llevarse, fichas, elenco):
    llevarse("responsable").close()
    entrada = ModelLogEntry.objects.for_instance(elenco.entidad).get()

    assert (entrada.action, entrada.user) == ("yachay.transferencia", elenco.responsable)
    assert entrada.data == {"fichas": 4, "publicas": 1, "pendientes": 3}


@pytest.mark.parametrize("quien", ["de_otra_entidad", "ajeno", "editora", "superusuario"])
def test_solo_la_lleva_quien_es_de_la_entidad(llevarse, fichas, elenco, quien):
    assert llevarse(quien).status_code == 404
    assert not ModelLogEntry.objects.for_instance(elenco.entidad).exists()


def test_quien_ya_no_es_de_la_entidad_no_la_lleva(llevarse, elenco):
    elenco.redactora.membresias.update(desde="2020-01-01", hasta="2020-12-31")
    assert llevarse().status_code == 404


def test_la_pagina_dice_lo_que_hay(client, elenco, fichas):
    client.force_login(elenco.redactora)
    pagina = client.get("/mi-entidad/transferencia/").content.decode()

    assert "4 fichas, 1 pública. 3 envíos pendientes." in pagina
    client.force_login(elenco.ajeno)
    assert "no escribe para ninguna entidad" in client.get("/mi-entidad/transferencia/").content.decode()
    client.logout()
    assert client.get("/mi-entidad/transferencia/").status_code == 302


def test_cuando_hay_demasiados_documentos_se_pide_esperar(llevarse, fichas, elenco, monkeypatch):
    monkeypatch.setattr(guardados, "ESPERA", 0)
    with guardados.turno():
        assert llevarse().status_code == 429
    assert not ModelLogEntry.objects.for_instance(elenco.entidad).exists()
